import {
  UnreadUnityFactError,
  type UnityObjectResource,
} from '@lakeport/backstage-plugin-databricks-node';
import type { RuleFact } from '../config/readUnityCatalogConfig';

/**
 * A resource for conditions that are not known, which Backstage applies as they
 * are. A rule that goes by what app-config has left out ends the question with an
 * error, for what it would say of nothing may be the wrong way round in a `not`.
 *
 * @param wanted - what should have been read
 * @returns undefined when some of it could not be read
 */
export function withUnreadFacts(
  resource: UnityObjectResource,
  wanted: ReadonlySet<RuleFact>,
): UnityObjectResource | undefined {
  if (
    (wanted.has('owner') && !resource.owners) ||
    (wanted.has('objectTags') && !resource.tags)
  ) {
    return undefined;
  }
  const guarded = { ...resource };
  if (!guarded.owners) {
    Object.defineProperty(guarded, 'owners', throwing('owner'));
  }
  if (!guarded.tags) {
    Object.defineProperty(guarded, 'tags', throwing('tags'));
  }
  return guarded;
}

function throwing(fact: 'owner' | 'tags'): PropertyDescriptor {
  return {
    get: () => {
      throw new UnreadUnityFactError(fact);
    },
  };
}
