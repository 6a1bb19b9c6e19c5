"""Lines that are a web page's and not the paper's: navigation, buttons, counters, notices about cookies and access.

Recognised as such, they are still kept, at the end of the note.
"""

import re

from desktop_app.importers.pasted_text.headings import section_of

_NAVIGATION = """
Log in|Login|Login / Register|Log in / Register|Sign in|Sign up|Register|My account|Account|Profile|Logout
Log out|Welcome|Menu|Search|Advanced search|Advanced|Close|Home|Help|Cart|Basket|Subscribe|Donate|Contact
Contact us|About|About us|FAQ|Skip Navigation|Back to top|Top of page|Scroll to top|Back|Advertisement|Sponsored
Dismiss|Accept|Got it|Cookies|Edit|Outline|Contents|Sections|Table of contents|Information|Info|Tools|Actions
Extras|Related|Recommended|Metrics|Views|Link|Previous|Next|Previous article|Next article
Previous article in issue|Next article in issue|More|Less|Expand|Collapse|Show more|Show less|Read more|See more
View more|Load more|Loading...|Expand all|View all|See all|Hide|Show|Feedback
"""
_BUTTONS = """
Share|Cite|Cite this|Cite this article|Export|Export citation|Print|Email|Save|Save to library|Saved|Copy|Add
Alerts|Follow|Follow journal|Follow this preprint|Download|Download citation|PDF|ePDF|EPUB|HTML|XML
HTML (experimental)|View PDF|TeX Source|Other formats|Full Text PDF|Abstract PDF|Preview PDF|Open PDF
Figures & data|Add to Mendeley|Permalink|Clipboard|Get rights and content|Rights and content|Get Access
Full access|Free access|Check access|Access options|Remote access|Open access|Open archive|Free PMC article
Free article|Full text|Full article|View article|Purchase|Purchase PDF|Buy article|Rent article|Buy this article
Request permission|Reprints and permissions|Add to favorites|Track citation|Give access|Share a link
Share full-text access|Share full text access|Get shareable link|Copy to clipboard|Copy link|Copy URL|Listen
Facebook|Twitter|X|Linked In|LinkedIn|Reddit|Wechat|Weibo|Bluesky|Mastodon|WhatsApp|Pinterest|Tumblr|Pocket
Telegram|Mendeley|Zotero|Like|Tweet|Pin it|ReadCube|Crossref|Google Scholar|PubMed|CAS|Web of Science|Scopus
Semantic Scholar|NASA ADS|Article metrics|Metrics details|Altmetric|Citations|Accesses|Mentions|Downloads
Explore all metrics|Translate|en
"""
_SITES = """
ScienceDirect|Journals & Books|Elsevier|RELX|Search ScienceDirect|Article preview|Section snippets
Image, graphical abstract|Author links open overlay panel|Check for updates
Search for more papers by this author|ORCID|View ORCID Profile|Person|Envelope|NCBI|U.S. flag
National Library of Medicine|National Center for Biotechnology Information|Access keys|User Guide|NCBI Homepage
MyNCBI Homepage|Main Content|Main Navigation|AdvancedClipboard|Send to|Display options|Format|Collections
Full text links|full text provider logo|full-text provider logo|Page navigation|Title & authors
PubMed Disclaimer|Disclaimer|Full Text Sources|Find a journal|Publish with us|Track your research
Search by keyword or author|Submit manuscript|Aims and scope|Explore content|Explore our content
About the journal|View all journals|Journal information|Sign up for alerts|RSS feed|Working on a manuscript?
Avoid the common mistakes|Share this article|Advertisement feature|Nature Portfolio|Nature|Wiley Online Library
Search within|Search term|Citation Search|Early View|Frontiers in|Articles|Research Topics|Journals|All journals
Submit|Submit your research|Editors|Article types|Author guidelines|Views and citations|Impact|View all articles
People also looked at|Download Article|XML (NLM)|Supplementary Data|Cornell University|Quick Links|Help Pages
About arXiv|All fields|Access Paper|Current browse context|References & Citations|export BibTeX citation
Bookmark|BibTeX formatted citation|Bibliographic Tools|Bibliographic and Citation Tools|Code, Data, Media|Demos
Related Papers|About arXivLabs|Media Coverage|Split View|Permissions Icon Permissions|Share Icon Share
Search Menu|Oxford Academic|Article history|Author information|Article notes|Copyright and License information
PMC Disclaimer|PMC Copyright Notice|Full Article|Reprints & Permissions|Read this article
CrossRef citations to date|Submit an article|Journal homepage|Cites in|Papers|Full|Text Views|All Authors
ISSN Information|IEEE Xplore|Browse Figures|Versions|Notes|Corresponding Author|Springer Nature Link
SpringerLink|BMC|bioRxiv|medRxiv|Search PubMed|PubMed|Archive|Blog|DBLP - CS Bibliography|Focus to learn more
view license|Help | Advanced Search|THE PREPRINT SERVER FOR BIOLOGY|THE PREPRINT SERVER FOR HEALTH SCIENCES|CSHL
New Results|Confirmatory Results|Contradictory Results|Submit a Manuscript|ALERTS / RSS|Channels|Info/History
Comment on this paper|Citation Tools|Get QR code|Print/Save Options|Subject Area|Subject Areas
Share This Article|Share this|Like this|Post navigation|Reply|No comments|Posted in|Tagged|Uncategorized
Filed under|Continue reading|About this site|Recommended reading|Peer reviewed|Reader view
Supporting information|New Post
"""
_PATTERNS = (
    r"(?:(?:save|cite|cited by \d+|related articles|all \d+ versions|view as html|web of science: \d+)(?:\s|$))+",
    r"download ?keyboard_arrow_down.*|\(this article belongs to .*\)|issue section: .{0,60}|topics?: .{0,120}",
    r"skip to .{2,30}",
    r"(?:download|view|open|show|hide|see|read|get|buy|purchase|rent|print|expand|collapse|export) "
    r"(?:(?:the|this|all|full|more|your|complete|related) )*"
    r"(?:pdf|full[- ]?text|(?:high-res|full-size) image.*|citations?|article|figures?|tables?|authors?|details|"
    r"references|abstract|"
    r"powerpoint|access|rights|versions?|image|affiliations?|metrics|options?|outline|articles|content|"
    r"navigation items)\b.{0,30}",
    r"download: download .*|unlabelled image|download all slides|.{0,40}\blogo(?: with wordmark)?",
    r"(?:this (?:site|website)|we) uses? cookies.*|.*\b(?:accept|manage|reject|all|optional) cookies\b.*",
    r".*\bcookie (?:policy|preferences|notice|settings)\b.*|by (?:continuing|clicking|using)\b.*",
    r".*\bprivacy (?:policy|notice)\b.*|.*\bterms (?:and|&) conditions\b.*|terms of (?:use|service).*",
    r"you (?:have|do not have|don't have|are) (?:(?:full|free|currently|open) )*(?:access|viewing|reading)\b.*",
    r"your (?:institution|access|library)\b.*|access (?:to this|this|through|via|provided|keys|options)\b.*",
    r"(?:log|sign) ?in\b.{0,60}|.{0,30}\balready (?:a|have|subscribed)\b.{0,40}\?.*|forgot (?:your )?password\??",
    r"(?:do|are|did|have) you (?:already|want to (?:read|buy|get|access|submit|publish)|have access|an? (?:author|"
    r"member|reviewer)).*",
    r"(?:need|want|looking for) (?:help|access|to publish|more)\b.{0,60}\?|interested in publishing.*",
    r"what does this mean\?|why (?:publish|subscribe)\b.*|(?:is|was) this (?:article |page )?(?:helpful|useful).*",
    r"which authors of this paper are endorsers\?.*|have an idea for a project.*|does your institution\b.*",
    r"[\d,.]+\s?k?m?\+? ?(?:total )?(?:views?|downloads?|(?:crossref )?citations?|accesses|altmetric|shares?|likes?|"
    r"comments?|"
    r"mentions?|reads?)\b.{0,20}",
    r"(?:citations?|cited by|views?|downloads?|accesses|altmetric|shares?|metrics|article views?|total (?:views|"
    r"downloads))\s?:?\s?"
    r"\(?[\d,.]+k?\)?",
    r"(?:page|p\.) ?\d+ of \d+|\(?\d{1,3}\)?|[\d,.]+\s?[km]|.{0,12}\d+ min(?:ute)?s? read",
    r"©.*|\(c\) \d{4}.*|copyright\b.*|.*\ball rights reserved\b.*|.*\bcreative commons\b.*|cc[- ]by\b.*",
    r".{0,90}\blicen[cs]ed? (?:under|by|to)\b.*|this is an open[- ]access article.*|the copyright holder for this.*",
    r"this article is (?:a preprint|part of|licensed|published with)\b.*|it is made available under.*",
    r".*not (?:been )?certified by peer review.*|this preprint (?:has not|is)\b.*",
    r"we gratefully acknowledge support from.*|learn (?:about|more)\b.*|arxivlabs is a.*|"
    r"both individuals and organi[sz]ations.*",
    r"an official website of.*|here's how you know.*|the site is secure.*|official websites use.*|the \.gov means.*",
    r"federal government websites.*|the https:// ensures.*|the information, practices and views in this.*",
    r"send (?:article )?to .{3,30}|save (?:citation|to)\b.{0,30}|create (?:a|an|file)\b.{0,40}",
    r"(?:share|tweet|pin|email|follow) (?:this|on|us|via|with|by)\b.{0,40}|click (?:to|here)\b.*|(?:powered|"
    r"provided) by\b.{0,60}",
    r"(?:posted|filed) (?:in|under)\b.{0,80}|(?:tags?|categor(?:y|ies)): .{0,100}|(?:previous|next) (?:post|story)\b.*",
    r"(?:older|newer) posts|be the first to like this.{0,20}|notify me of.*|your email address will not.*",
    r"required fields are marked.*|(?:comment|trackback|pingback)s? (?:are|is) (?:closed|off).*",
    r"(?:article|content|page|site|quick|journal|related|useful|external) (?:menu|navigation|links|tools|contents|"
    r"outline|actions)",
    r"home\s?[>›»/|]\s?.*|.{2,40}\s[>›»]\s.{2,60}|[\W_]+",
    r"add (?:article )?to (?:my )?(?:citation|favou?rites|collections?|library|reading list|bookmarks|cart).{0,20}",
    r"(?:explore|browse|discover) (?:all|content|journals?|related|the latest|our|by)\b.{0,90}|"
    r"use our pre-submission checklist.*",
    r"anyone you share the following.*|sorry, a shareable link.*|springer nature (?:is developing|remains neutral).*",
    r"(?:buy|instant|immediate) (?:now|access|online access).{0,60}|(?:subscribe|rent) (?:to|now|this)\b.{0,60}",
    r"price (?:includes|excludes).{0,40}|.{0,30}\b(?:usd|eur|gbp) ?\d+[.,]\d\d.{0,20}",
    r"recommended articles?.{0,20}|part of the research topic.*|view (?:orcid|all|in|on|the|more|original|"
    r"email)\b.{0,60}",
    r"\[?\s?(?:pdf|html|abstract|view email)\s?\]?|translations?|submission history|from: .{2,60}\[view email\]",
    r"\[v\d+\] .{10,60}|(?:affiliations|authors?|abstract) (?:collapse|expand)",
)
_PHRASES = frozenset(
    phrase.strip().casefold()
    for block in (_NAVIGATION, _BUTTONS, _SITES)
    for phrase in block.replace("\n", "|").split("|")
)
_PATTERN = re.compile("|".join(f"(?:{pattern})" for pattern in _PATTERNS), re.IGNORECASE)
_MAX_CHARACTERS = 400
_MAX_ROW_WORDS = 20
_MAX_PHRASE_WORDS = 6


def is_furniture(text: str) -> bool:
    """Whether the line is known to be the page's and not the paper's or the reader's."""
    if len(text) > _MAX_CHARACTERS:
        return False
    return _is_phrase(text) or _PATTERN.fullmatch(text) is not None or _is_row(text.split(" "))


def _is_phrase(text: str) -> bool:
    return text.casefold().strip(" :*•|") in _PHRASES


def _is_link(text: str) -> bool:
    return _is_phrase(text) or section_of(text) is not None


def _is_row(words: list[str]) -> bool:
    """Whether the words are several buttons or links that stood side by side: "Menu Search Log in"."""
    if not 2 <= len(words) <= _MAX_ROW_WORDS:
        return False
    reached = {0}
    for end in range(1, len(words) + 1):
        starts = range(max(0, end - _MAX_PHRASE_WORDS), end)
        if any(start in reached and _is_link(" ".join(words[start:end])) for start in starts):
            reached.add(end)
    return len(words) in reached
