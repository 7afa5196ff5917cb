"""Uids are those of RFC 9562."""

from uuid import UUID, uuid4, uuid5

from hypothesis import given
from hypothesis import strategies as st

from translator_gui.model.identity import derived_uid, new_uid, new_uids


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_derived_uid_is_that_of_its_name(name: str) -> None:
    namespace = uuid4()
    assert derived_uid(str(namespace), name) == str(uuid5(namespace, name))


def test_a_new_uid_is_random_and_of_version_4() -> None:
    assert new_uids(0) == []
    several = new_uids(100)
    assert several == sorted(several)
    made = {*several, *(new_uid() for _ in range(100))}
    assert len(made) == 200
    assert {UUID(uid).version for uid in made} == {4}
