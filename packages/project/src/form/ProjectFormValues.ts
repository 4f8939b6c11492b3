import type { SecurityProfile } from '../Environment';
import type { Egress } from '../Network';
import type { ProjectInput } from '../Project';

/**
 * What the form of a standalone project with one environment asks for.
 *
 * `environment` is `dev` when left out, `stateRegion` the environment's region,
 * the roles `TerraformAdminRole` and `TerraformChildRole`, `securityProfile`
 * `development`. Without `catalog` the environment gets its default catalog;
 * without `egress` and `flowLogs`, the network has the file's defaults.
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
  securityProfile?: SecurityProfile;
  egress?: Egress;
  flowLogs?: boolean;
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
