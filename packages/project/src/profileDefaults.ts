import type { SecurityProfile } from './Environment';

/**
 * The switches of a security profile: what they are when a file says nothing.
 *
 * @public
 */
export interface ProfileDefaults {
  deletionProtection: boolean;
  /** PrivateLink from compute to the control plane. */
  backEnd: boolean;
  /** Catalog buckets encrypted by a key of the customer. */
  storageEncryption: boolean;
  /** Managed services, root bucket and volumes encrypted by a key of the customer. */
  workspaceEncryption: boolean;
  crossAccountPolicy: 'customer' | 'restricted';
  rootBucketPolicy: 'standard' | 'tight';
}

/**
 * What each security profile means. `restricted` holds for networks that
 * lakeport makes; on an existing one the default is `customer`.
 *
 * @public
 */
export const profileDefaults: Readonly<
  Record<SecurityProfile, ProfileDefaults>
> = {
  development: {
    deletionProtection: false,
    backEnd: false,
    storageEncryption: false,
    workspaceEncryption: false,
    crossAccountPolicy: 'customer',
    rootBucketPolicy: 'standard',
  },
  'production-basic': {
    deletionProtection: true,
    backEnd: true,
    storageEncryption: false,
    workspaceEncryption: false,
    crossAccountPolicy: 'customer',
    rootBucketPolicy: 'standard',
  },
  'production-secure': {
    deletionProtection: true,
    backEnd: true,
    storageEncryption: true,
    workspaceEncryption: false,
    crossAccountPolicy: 'restricted',
    rootBucketPolicy: 'tight',
  },
  'maximum-security': {
    deletionProtection: true,
    backEnd: true,
    storageEncryption: true,
    workspaceEncryption: true,
    crossAccountPolicy: 'restricted',
    rootBucketPolicy: 'tight',
  },
};
