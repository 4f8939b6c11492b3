import type { SecurityProfile } from '../Environment';
import type { Egress } from '../Network';
import type { ProjectFacts } from '../platform/ProjectFacts';
import type { ProjectInput } from '../Project';
import type { EnvironmentFormValues } from './EnvironmentFormValues';
import type { LakehouseFormValues } from './LakehouseFormValues';
import type { RegionsFormValues } from './RegionsFormValues';

/**
 * What the form of a project asks for.
 *
 * With `environments`, each of them says its own account, region and so on.
 * Without, there is one environment, and the form's own `environment` (`dev`
 * when left out), `awsAccountId`, `region` and so on are about it.
 *
 * `platform` is the name or the entity reference of a platform, left out for a
 * standalone project. What the platform decides comes from `platformFacts` and
 * wins over what the form says.
 *
 * Otherwise `stateRegion` is the first environment's region, the roles are
 * `TerraformAdminRole` and `TerraformChildRole`, `securityProfile` is
 * `development`. Without `catalog` an environment gets its default catalog;
 * without `egress` and `flowLogs`, its network has the file's defaults.
 *
 * `lakehouse`, `connectivity` and `regions` are what the file has; what is blank
 * in them is left out, and so are they when nothing is in them.
 *
 * @public
 */
export interface ProjectFormValues {
  name: string;
  title?: string;
  description?: string;
  owner: string;
  platform?: string;
  platformFacts?: ProjectFacts;
  environments?: EnvironmentFormValues[];
  awsAccountId?: string;
  adminAccountId?: string;
  databricksAccountId?: string;
  region?: string;
  availabilityZones?: string[];
  cidr?: string;
  securityProfile?: SecurityProfile;
  egress?: Egress;
  flowLogs?: boolean;
  catalog?: string;
  schemas?: string[];
  stateBucket?: string;
  stateRegion?: string;
  adminRole?: string;
  childRole?: string;
  environment?: string;
  repository?: string;
  admins?: { groups?: string[]; users?: string[] };
  users?: { groups?: string[]; users?: string[] };
  metastore?: NonNullable<
    ProjectInput['spec']['databricks']['metastores']
  >[string];
  lakehouse?: LakehouseFormValues;
  connectivity?: ProjectInput['spec']['connectivity'];
  regions?: RegionsFormValues;
}
