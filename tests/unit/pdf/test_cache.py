"""The cache keeps what was used last, within its bytes."""

from desktop_app.pdf.cache import BoundedCache


def test_what_was_not_used_for_longest_goes_first() -> None:
    cache: BoundedCache[str, int] = BoundedCache(10)
    assert cache.put("a", 1, 4) == []
    assert cache.put("b", 2, 4) == []
    assert cache.get("a") == 1
    assert cache.put("c", 3, 4) == ["b"]
    assert (cache.get("a"), cache.get("b"), cache.get("c")) == (1, None, 3)
    assert cache.size_bytes == 8


def test_what_is_put_again_is_counted_once() -> None:
    cache: BoundedCache[str, int] = BoundedCache(10)
    cache.put("a", 1, 9)
    assert cache.put("a", 2, 3) == []
    assert (cache.get("a"), cache.size_bytes) == (2, 3)


def test_what_is_larger_than_all_is_not_kept() -> None:
    cache: BoundedCache[str, int] = BoundedCache(10)
    cache.put("a", 1, 5)
    assert cache.put("b", 2, 11) == ["b"]
    assert (cache.get("a"), cache.get("b")) == (1, None)


def test_some_are_dropped() -> None:
    cache: BoundedCache[str, int] = BoundedCache(10)
    for name in ("a", "b", "ab"):
        cache.put(name, 1, 1)
    cache.drop_where(lambda name: name.startswith("a"))
    cache.drop("nothing")
    assert (cache.get("a"), cache.get("b"), cache.get("ab"), cache.size_bytes) == (None, 1, None, 1)
