import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  type Entity,
} from '@backstage/catalog-model';
import { stringifyError } from '@backstage/errors';
import { annotations } from '@lakeport/backstage-plugin-databricks-common';
import type { EstateThing } from '../estate/EstateThing';
import type { DatabricksEntityTransformers } from '../extension/DatabricksEntityTransformers';

/** The brakes go by these, so no transformer takes them away. */
const IDENTITY = [
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  annotations.accountId,
  annotations.awsAccountId,
  annotations.catalog,
  annotations.isolationMode,
  annotations.metastoreId,
  annotations.region,
  annotations.schema,
  annotations.vpcId,
  annotations.warehouseId,
  annotations.workspaceId,
];

/**
 * Gives entities their owners and has them transformed.
 *
 * @param ownerOf - the owner by the rules, or else by the owner in Databricks
 * @returns also the locations of those whose transformer has failed (spared) or
 *   has left them out
 */
export async function finishEntities(
  things: EstateThing[],
  options: {
    ownerOf: (thing: EstateThing) => string;
    transformers: DatabricksEntityTransformers;
  },
): Promise<{
  entities: Entity[];
  spared: Set<string>;
  leftOut: Set<string>;
  problems: string[];
}> {
  const entities: Entity[] = [];
  const spared = new Set<string>();
  const leftOut = new Set<string>();
  const problems: string[] = [];
  for (const thing of things) {
    const { entity } = thing;
    const location = entity.metadata.annotations?.[ANNOTATION_LOCATION] ?? '';
    const owned = {
      ...entity,
      spec: { ...entity.spec, owner: options.ownerOf(thing) },
    };
    try {
      const transformed = await thing.transform(
        options.transformers,
        structuredClone(owned),
      );
      if (transformed) {
        entities.push(withIdentityOf(owned, transformed));
      } else {
        leftOut.add(location);
      }
    } catch (error) {
      spared.add(location);
      problems.push(
        `The transformer for ${
          entity.metadata.name
        } failed, so its entity stays as it is: ${stringifyError(error)}`,
      );
    }
  }
  return { entities, spared, leftOut, problems };
}

function withIdentityOf(original: Entity, transformed: Entity): Entity {
  const kept: Record<string, string> = {};
  for (const key of IDENTITY) {
    const value = original.metadata.annotations?.[key];
    if (value !== undefined) {
      kept[key] = value;
    }
  }
  return {
    ...transformed,
    metadata: {
      ...transformed.metadata,
      annotations: { ...transformed.metadata.annotations, ...kept },
    },
  };
}
