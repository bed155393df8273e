"""What kits say of themselves to machines."""

import json
import re

from demo.factories.media import AssetFactory, KitFactory


def data(html):
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    return json.loads(block)


def test_a_kit_is_a_collection_with_a_licence(client, home):
    kit = KitFactory.with_files(name="Bộ áp phích", licence="cc-by-4.0")
    AssetFactory(kit=kit, name="Chưa có tệp")
    found = data(client.get("/media/bo-ap-phich/").content.decode())
    assert found["@type"] == "Collection"
    assert found["name"] == "Bộ áp phích"
    assert found["url"] == "http://localhost/media/bo-ap-phich/"
    assert found["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert found["creditText"] == "Cổng 10·10"
    (asset,) = found["hasPart"]
    assert asset["@type"] == "ImageObject"
    assert asset["name"] == "Áp phích của Bộ áp phích"
    assert asset["thumbnailUrl"].startswith("http://localhost/files/")
    assert asset["acquireLicensePage"] == found["url"]
    assert client.get(asset["thumbnailUrl"].removeprefix("http://localhost")).status_code == 200


def test_a_kit_says_only_what_is_known(client, home):
    KitFactory(name="Bộ trống", description="", credit="", licence="press", last_published_at=None)
    found = data(client.get("/media/bo-trong/").content.decode())
    assert found["hasPart"] == []
    assert found["license"] == {
        "@type": "CreativeWork",
        "name": "Chỉ dành cho báo chí và các đơn vị",
    }
    assert not {"description", "creditText", "dateModified"} & set(found)


def test_an_asset_with_terms_of_its_own_says_so(client, home):
    kit = KitFactory.with_files(name="Bộ áp phích", licence="free")
    asset = kit.assets.get()
    asset.licence, asset.credit = "cc-by-4.0", "Sở Khoa học"
    asset.save()
    (told,) = data(client.get("/media/bo-ap-phich/").content.decode())["hasPart"]
    assert told["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert told["creditText"] == "Sở Khoa học"
