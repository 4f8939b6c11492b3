import {
  isAndCriteria,
  isNotCriteria,
  isOrCriteria,
} from '@backstage/plugin-permission-node';
import type {
  EnvironmentFilter,
  EnvironmentPropertyFilter,
} from '@lakeport/backstage-plugin-databricks-node';
import type { Knex } from 'knex';

const COLUMNS: Record<EnvironmentPropertyFilter['property'], string> = {
  entityRef: 'entity_ref',
  owner: 'owner',
  project: 'project',
  environment: 'environment',
  securityProfile: 'security_profile',
};

/**
 * Leaves in a query of deployments those of environments that a filter allows,
 * as the table of environments knows them. One that the table does not know is
 * left out whatever the filter says.
 */
export function narrowByEnvironment(
  query: Knex.QueryBuilder,
  filter: EnvironmentFilter,
): void {
  query.whereIn('deployments.entity_ref', allowed => {
    allowed
      .select('environments.entity_ref')
      .from('environments')
      .where(where => restrict(where, filter));
  });
}

function restrict(query: Knex.QueryBuilder, filter: EnvironmentFilter): void {
  if (isAndCriteria(filter)) {
    filter.allOf.forEach(part =>
      query.andWhere(where => restrict(where, part)),
    );
  } else if (isOrCriteria(filter)) {
    filter.anyOf.forEach(part => query.orWhere(where => restrict(where, part)));
  } else if (isNotCriteria(filter)) {
    query.whereNot(where => restrict(where, filter.not));
  } else {
    const column = `environments.${COLUMNS[filter.property]}`;
    // What is null is not in the values, also within a `not`.
    query.whereNotNull(column).whereIn(column, filter.values);
  }
}
