import type { DocumentStore, StoredPlace } from '../store/DocumentStore';
import type { StoredDocuments } from '../store/StoredDocuments';

/** A store that ends with the test. */
export class MemoryDocumentStore implements DocumentStore {
  readonly held = new Map<string, StoredDocuments>();

  async get(place: StoredPlace) {
    return this.held.get(idOf(place));
  }

  async put(documents: StoredDocuments) {
    this.held.set(idOf(documents), documents);
  }

  async places(of: { metastoreId?: string; catalog?: string }) {
    return [...this.held.entries()]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { metastoreId, catalog, schema }]) => ({
        metastoreId,
        catalog,
        schema,
      }))
      .filter(
        place =>
          place.metastoreId === (of.metastoreId ?? place.metastoreId) &&
          place.catalog === (of.catalog ?? place.catalog),
      );
  }

  async delete(places: StoredPlace[]) {
    places.forEach(place => this.held.delete(idOf(place)));
  }
}

function idOf({ metastoreId, catalog, schema }: StoredPlace): string {
  return JSON.stringify([metastoreId, catalog, schema]);
}
