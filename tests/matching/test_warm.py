from __future__ import annotations

import numba
from tests.matching.invented import asked, listed

from lookthrough.matching import Index, build_arrays, explain
from lookthrough.matching.name_kernel import align, propose
from lookthrough.matching.warm import warm
from lookthrough.matching.word_kernel import likeness, near_joined, near_words

COMPILED = (align, propose, likeness, near_joined, near_words)


def test_after_warming_up_a_search_compiles_nothing():
    warm()
    before = [len(kernel.signatures) for kernel in COMPILED]
    assert all(before)
    profiles = [listed("Liao Ning Zhong Mao"), listed("Ada Example 5"), listed()]
    query = asked("Liaoning Zhongmao", "Exampel Adah")
    found = Index(build_arrays(profiles)).candidates(query, 0.5)
    assert [candidate.row for candidate in found] == [0, 1]
    explain(query, profiles[0])
    assert [len(kernel.signatures) for kernel in COMPILED] == before


def test_built_and_mapped_arrays_run_the_same_compiled_code(tmp_path):
    import numpy as np

    arrays = build_arrays([listed("Liao Ning Zhong Mao"), listed("Ada Example 5")])
    for key, array in arrays.items():
        np.save(tmp_path / key, array)
    mapped = {key: np.load(tmp_path / f"{key}.npy", mmap_mode="r") for key in arrays}
    for attribute in ("_names", "_postings"):
        built, read = (getattr(Index(given), attribute) for given in (arrays, mapped))
        assert numba.typeof(built) == numba.typeof(read)
    built, read = (Index(given)._vocabulary for given in (arrays, mapped))
    assert numba.typeof(built._word_arrays) == numba.typeof(read._word_arrays)
    assert numba.typeof(built._entry_arrays) == numba.typeof(read._entry_arrays)
