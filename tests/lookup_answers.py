"""What the sources of look-ups answer about one work, in the shapes of their own documentation, cut short."""

from typing import Any

from tests.lookup_server import LookupServer, says

DOI = "10.1016/j.neubiorev.2020.03.031"
SOURCES = ("unpaywall", "openalex", "europepmc", "crossref", "doi_org", "arxiv")

Json = dict[str, Any]  # Any: values of JSON


def bases(server: LookupServer) -> dict[str, str]:
    """The setting that leads every source to this server."""
    return {source: f"{server.address}/{source}" for source in SOURCES}


def unpaywall(pdf: str | None, **more: Any) -> Json:
    place = {
        "url_for_pdf": pdf,
        "url_for_landing_page": "https://boris.example.org/145123",
        "host_type": "repository",
        "license": "cc-by",
        "version": "acceptedVersion",
    }
    return {"doi": DOI, "is_oa": pdf is not None, "best_oa_location": place if pdf else None, **more}


def openalex(**more: Any) -> Json:
    return {
        "doi": f"https://doi.org/{DOI}",
        "title": "Vagus Nerve Stimulation and Neurotrophins",
        "type": "review",
        "publication_date": "2020-06-01",
        "is_retracted": False,
        "open_access": {"is_oa": False},
        "ids": {"pmid": "https://pubmed.ncbi.nlm.nih.gov/32251692"},
        "biblio": {"volume": "113", "issue": None, "first_page": "1", "last_page": "14"},
        "primary_location": {"source": {"display_name": "Neuroscience Reviews"}},
        "authorships": [{"raw_author_name": "Sigrid Breit"}, {"author": {"display_name": "Gregor Hasler"}}],
        "abstract_inverted_index": {"Vagus": [0], "nerve": [1, 4], "stimulation": [2], "of": [3]},
        **more,
    }


def crossref(**more: Any) -> Json:
    message = {
        "DOI": DOI.upper(),
        "title": ["Vagus nerve stimulation and <i>neurotrophins</i>"],
        "type": "journal-article",
        "author": [
            {"family": "Breit", "given": "Sigrid", "affiliation": [{"name": "University of Bern"}]},
            {"name": "Bern Vagus Group"},
        ],
        "container-title": ["Neuroscience &amp; Reviews"],
        "volume": "113",
        "page": "1-14",
        "publisher": "Elsevier BV",
        "issued": {"date-parts": [[2020, 6]]},
        "published-online": {"date-parts": [[2020, 4, 2]]},
        "abstract": "<jats:title>Abstract</jats:title><jats:p>Since <jats:italic>2004</jats:italic>, p &lt; 0.05."
        "</jats:p><jats:p>Second<script>alert(1)</script>.</jats:p>",
        **more,
    }
    return {"status": "ok", "message": message}


def retraction() -> Json:
    return {"DOI": "10.1016/retraction", "type": "retraction", "updated": {"date-parts": [[2021, 3, 4]]}}


def europepmc(**more: Any) -> Json:
    work = {
        "source": "MED",
        "pmid": "32251692",
        "pmcid": "PMC7000001",
        "doi": DOI,
        "title": "Vagus nerve stimulation and neurotrophins.",
        "authorList": {"author": [{"lastName": "Breit", "firstName": "Sigrid"}, {"collectiveName": "Bern Group"}]},
        "journalInfo": {"volume": "113", "printPublicationDate": "2020-06-01", "journal": {"title": "Neurosci Rev"}},
        "pageInfo": "1-14",
        "abstractText": "<h4>Background</h4>Since 2004.",
        "keywordList": {"keyword": ["Vagus nerve", "BDNF"]},
        "isOpenAccess": "N",
        **more,
    }
    return {"resultList": {"result": [work]}}


ARXIV = b"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><entry>
<id>http://arxiv.org/abs/2004.01234v2</id><title>Vagus\n  nerve</title><summary>Since 2004.</summary>
<published>2020-04-02T17:00:00Z</published><author><name>Sigrid Breit</name></author>
<arxiv:doi xmlns:arxiv="http://arxiv.org/schemas/atom">10.1016/j.neubiorev.2020.03.031</arxiv:doi></entry></feed>"""


def serve_all(server: LookupServer, pdf: str | None = None) -> None:
    """Every source knows the work; Unpaywall has this PDF of it, or none."""
    server.on(f"/unpaywall/{DOI}", says(unpaywall(pdf)))
    server.on(f"/openalex/works/doi:{DOI}", says(openalex()))
    server.on("/europepmc/search", says(europepmc()))
    server.on(f"/crossref/works/{DOI}", says(crossref()))
