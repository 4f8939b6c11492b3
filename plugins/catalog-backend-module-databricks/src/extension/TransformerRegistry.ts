import { ConflictError } from '@backstage/errors';
import type { DatabricksEntityTransformers } from './DatabricksEntityTransformers';
import type { DatabricksEntityTransformersExtensionPoint } from './databricksEntityTransformersExtensionPoint';

/** The transformers that modules have set, one for each kind of thing. */
export class TransformerRegistry
  implements DatabricksEntityTransformersExtensionPoint
{
  #transformers: DatabricksEntityTransformers = {};

  set(transformers: DatabricksEntityTransformers): void {
    const taken = Object.keys(transformers).filter(kind =>
      Object.hasOwn(this.#transformers, kind),
    );
    if (taken.length > 0) {
      throw new ConflictError(
        `A transformer of entities is set already for: ${taken.join(
          ', ',
        )}. There can be one for each kind, so put both into one`,
      );
    }
    this.#transformers = { ...this.#transformers, ...transformers };
  }

  all(): DatabricksEntityTransformers {
    return this.#transformers;
  }
}
