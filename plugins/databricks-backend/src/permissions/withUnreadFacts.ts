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
  // Owners that Databricks does not tell cannot be unknown here without ending it all.
  const { someOwners, ...rest } = resource;
  const owners = rest.owners ?? someOwners;
  if (
    (wanted.has('owner') && !owners) ||
    (wanted.has('objectTags') && !resource.tags)
  ) {
    return undefined;
  }
  const guarded = { ...rest, ...(owners && { owners }) };
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
