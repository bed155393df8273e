"""The full-text tables and columns, which Django's models can't describe; triggers keep them in step."""

from django.db import migrations

SQLITE = [
    """CREATE VIRTUAL TABLE search_fulltext USING fts5(
        names, title, body, title_spelt, body_spelt,
        content='search_documenttext', content_rowid='document_id',
        tokenize="unicode61 remove_diacritics 0", prefix='1 2 3')""",
    """CREATE TRIGGER search_fulltext_insert AFTER INSERT ON search_documenttext BEGIN
        INSERT INTO search_fulltext (rowid, names, title, body, title_spelt, body_spelt)
        VALUES (new.document_id, new.names, new.title, new.body, new.title_spelt, new.body_spelt); END""",
    """CREATE TRIGGER search_fulltext_delete AFTER DELETE ON search_documenttext BEGIN
        INSERT INTO search_fulltext (search_fulltext, rowid, names, title, body, title_spelt, body_spelt)
        VALUES ('delete', old.document_id, old.names, old.title, old.body, old.title_spelt, old.body_spelt); END""",
    """CREATE TRIGGER search_fulltext_update AFTER UPDATE ON search_documenttext BEGIN
        INSERT INTO search_fulltext (search_fulltext, rowid, names, title, body, title_spelt, body_spelt)
        VALUES ('delete', old.document_id, old.names, old.title, old.body, old.title_spelt, old.body_spelt);
        INSERT INTO search_fulltext (rowid, names, title, body, title_spelt, body_spelt)
        VALUES (new.document_id, new.names, new.title, new.body, new.title_spelt, new.body_spelt); END""",
]
SQLITE_BACK = [
    "DROP TRIGGER search_fulltext_update",
    "DROP TRIGGER search_fulltext_delete",
    "DROP TRIGGER search_fulltext_insert",
    "DROP TABLE search_fulltext",
]

VECTORS = ("names_vector", "title_vector", "vector")
# Beside its words a vector holds each two and each three words that stand side by side as one lexeme, and
# the spellings behind a sign, so that the index alone knows phrases and marks; of very long texts only the
# phrases of the first words. Long vectors are kept apart from the rows, so that reading many rows is cheap.
POSTGRESQL = [
    *(f"ALTER TABLE search_document ADD COLUMN {name} tsvector" for name in VECTORS),
    *(f"ALTER TABLE search_document ALTER COLUMN {name} SET STORAGE EXTERNAL" for name in VECTORS),
    "ALTER TABLE search_document ALTER COLUMN title SET STORAGE MAIN",
    "ALTER TABLE search_document SET (toast_tuple_target = 128)",
    *(
        f"CREATE INDEX search_document_{name} ON search_document USING gin ({name})"
        " WITH (gin_pending_list_limit = 1024)"
        for name in VECTORS
    ),
    # Not `to_tsvector`, whose parser drops letters that it does not know, and cuts words as it likes.
    """CREATE FUNCTION search_words(words text) RETURNS tsvector LANGUAGE sql IMMUTABLE AS $$
        SELECT COALESCE(string_agg('''' || word || ''':' || least(place, 16383), ' '), '')::tsvector
        FROM unnest(string_to_array(words, ' ')) WITH ORDINALITY AS each (word, place)
        WHERE word <> ''
    $$""",
    """CREATE FUNCTION search_stretches(words text) RETURNS tsvector LANGUAGE sql IMMUTABLE AS $$
        SELECT COALESCE(array_to_tsvector(array_agg(DISTINCT stretch)), '')
        FROM (
            SELECT unnest(ARRAY[
                word || ' ' || lead(word) OVER in_order,
                word || ' ' || lead(word) OVER in_order || ' ' || lead(word, 2) OVER in_order
            ]) AS stretch
            FROM (
                SELECT word, place, sum(octet_length(word) + 1) OVER (ORDER BY place) AS bytes
                FROM unnest(string_to_array(words, ' ')) WITH ORDINALITY AS each (word, place)
            ) each
            WHERE bytes <= 60000
            WINDOW in_order AS (ORDER BY place)
        ) stretches
        WHERE stretch IS NOT NULL
    $$""",
    """CREATE FUNCTION search_spellings(words text) RETURNS tsvector LANGUAGE sql IMMUTABLE AS $$
        SELECT COALESCE(array_to_tsvector(array_agg(DISTINCT '=' || word)), '')
        FROM unnest(string_to_array(words, ' ')) AS word
        WHERE word <> ''
    $$""",
    """CREATE FUNCTION search_keep_vectors() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE of_title tsvector = setweight(search_words(new.title), 'A')
        || search_stretches(new.title);
    BEGIN
        UPDATE search_document SET
            names_vector = search_words(new.names),
            title_vector = of_title || search_spellings(new.title_spelt),
            vector = of_title || search_words(new.body) || search_stretches(new.body)
                || search_spellings(new.title_spelt || ' ' || new.body_spelt)
        WHERE id = new.document_id;
        RETURN NULL;
    END $$""",
    """CREATE TRIGGER search_keep_vectors AFTER INSERT OR UPDATE ON search_documenttext
        FOR EACH ROW EXECUTE FUNCTION search_keep_vectors()""",
]
POSTGRESQL_BACK = [
    "DROP TRIGGER search_keep_vectors ON search_documenttext",
    "DROP FUNCTION search_keep_vectors()",
    "DROP FUNCTION search_spellings(text)",
    "DROP FUNCTION search_stretches(text)",
    "DROP FUNCTION search_words(text)",
    *(f"ALTER TABLE search_document DROP COLUMN {name}" for name in VECTORS),
    "ALTER TABLE search_document RESET (toast_tuple_target)",
]


def run(statements):
    def forwards_or_back(apps, schema_editor):
        for statement in statements.get(schema_editor.connection.vendor, []):
            schema_editor.execute(statement, params=None)

    return forwards_or_back


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]

    operations = [
        migrations.RunPython(
            run({"sqlite": SQLITE, "postgresql": POSTGRESQL}),
            run({"sqlite": SQLITE_BACK, "postgresql": POSTGRESQL_BACK}),
        )
    ]
