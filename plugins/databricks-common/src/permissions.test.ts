import { isResourcePermission } from '@backstage/plugin-permission-common';
import {
  databricksOperationPermissions,
  databricksPermissions,
  RESOURCE_TYPE_DATABRICKS_ENVIRONMENT,
} from './permissions';

describe('databricksPermissions', () => {
  const names = databricksPermissions.map(({ name }) => name);

  it('have names of their own', () => {
    expect(new Set(names).size).toBe(names.length);
    expect(names.every(name => name.startsWith('databricks.'))).toBe(true);
  });

  it('have one for each operation, named after it', () => {
    for (const [operation, { name }] of Object.entries(
      databricksOperationPermissions,
    )) {
      expect(name).toBe(`databricks.deployment.${operation}`);
      expect(names).toContain(name);
    }
  });

  it('of deployments are about environments', () => {
    const about = databricksPermissions.filter(permission =>
      isResourcePermission(permission, RESOURCE_TYPE_DATABRICKS_ENVIRONMENT),
    );
    expect(about.map(({ name }) => name)).toEqual(
      names.filter(name => name.startsWith('databricks.deployment.')),
    );
    expect(about).toHaveLength(9);
  });
});
