"""Addresses of NukeViet portals that are installed in a folder of their host."""

import pytest

from crawler.platforms.nukeviet import addresses

HOST = "https://huyen.example.vn"


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/tin/xa/cau-moi-12.html", "tin/12"),
        ("/cong/tin/xa/cau-moi-12.html", "cong/tin/12"),
        ("/cong/vi/tin/xa/cau-moi-12.html", "cong/tin/12"),
        ("/cong/index.php/vi/tin/xa/cau-moi-12.html", "cong/tin/12"),
        ("/cong/index.php?language=vi&nv=tin&op=xa/cau-moi-12.html", "cong/tin/12"),
        ("/cong/en/tin/xa/bridge-12.html", "cong/en/tin/12"),
        ("/cong/vi/tin/print/xa/cau-moi-12.html", None),
        ("/cong/tin/savefile/xa/cau-moi-12.html", None),
        ("/cong/vi/tin/xa/", None),
    ],
)
def test_an_article_in_a_folder_has_one_name_in_each_form_of_its_address(path, name):
    assert addresses.identity(HOST + path) == name


def test_a_portal_without_a_language_in_its_addresses_has_its_categories_below_its_folder():
    folder = addresses.folder_of(b'<script>var nv_base_siteurl="/cong/",nv_lang_data="vi"</script>')
    listings = [f"{HOST}/cong/tin/", f"{HOST}/cong/tin/xa/"]
    assert [one for one in listings if addresses.is_listing(addresses.at_root(one, folder))] == listings
    assert addresses.is_home(addresses.at_root(f"{HOST}/cong/", folder))
    assert addresses.at_root(f"{HOST}/congan/", folder) == f"{HOST}/congan/"
