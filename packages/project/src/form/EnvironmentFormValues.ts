import type { SecurityProfile } from '../Environment';
import type { Egress } from '../Network';

/**
 * What the form asks for of each environment of a project. On a platform `cidr`
 * may be left out until the platform has allocated one.
 *
 * @public
 */
export interface EnvironmentFormValues {
  name: string;
  awsAccountId: string;
  region: string;
  availabilityZones: string[];
  cidr?: string;
  securityProfile?: SecurityProfile;
  egress?: Egress;
  flowLogs?: boolean;
  catalog?: string;
  /** Names of schemas of the catalog. */
  schemas?: string[];
  admins?: { groups?: string[]; users?: string[] };
  users?: { groups?: string[]; users?: string[] };
}
