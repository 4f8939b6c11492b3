import type { ProjectInput } from '../Project';

/**
 * What the form of a standalone project with one environment asks for.
 *
 * `environment` is `dev` when left out, `stateRegion` the environment's region,
 * the roles `TerraformAdminRole` and `TerraformChildRole`. Without `catalog`
 * the environment gets its default catalog.
 *
 * @public
 */
export interface ProjectFormValues {
  name: string;
  title?: string;
  description?: string;
  owner: string;
  awsAccountId: string;
  adminAccountId: string;
  databricksAccountId: string;
  region: string;
  availabilityZones: string[];
  cidr: string;
  catalog?: string;
  stateBucket: string;
  stateRegion?: string;
  adminRole?: string;
  childRole?: string;
  environment?: string;
  repository?: string;
  admins?: { groups?: string[]; users?: string[] };
  metastore?: NonNullable<
    ProjectInput['spec']['databricks']['metastores']
  >[string];
}
