import { TerraformProvider } from '#cdk';
import { Construct } from '#constructs';
import { MwsCustomerManagedKeys } from '#dbx/mws-customer-managed-keys';

/**
 * What the registration of a key is made from.
 *
 * @public
 */
export interface CustomerManagedKeyProps {
  /** An account-level Databricks provider. */
  readonly provider: TerraformProvider;
  readonly databricksAccountId: string;
  readonly keyArn: string;
  /** `alias/…` */
  readonly keyAlias: string;
  /** Notebooks, queries, secrets and the like in the control plane. */
  readonly managedServices: boolean;
  /** Root bucket and EBS volumes. */
  readonly storage: boolean;
}

/**
 * A KMS key as the Databricks account knows it. The registration cannot be
 * changed: another use or key is another one, made before the old one goes,
 * because the workspace names it.
 *
 * Source: Databricks Terraform provider 1.128.0,
 * `databricks_mws_customer_managed_keys`, 2026-08-19.
 *
 * @public
 */
export class CustomerManagedKey extends Construct {
  /** Set when the key is for managed services. */
  readonly managedServicesKeyId?: string;
  /** Set when the key is for the workspace's storage. */
  readonly storageKeyId?: string;

  constructor(scope: Construct, id: string, props: CustomerManagedKeyProps) {
    super(scope, id);
    const { managedServices, storage } = props;
    const key = new MwsCustomerManagedKeys(this, 'Resource', {
      provider: props.provider,
      accountId: props.databricksAccountId,
      awsKeyInfo: { keyArn: props.keyArn, keyAlias: props.keyAlias },
      useCases: [
        ...(managedServices ? ['MANAGED_SERVICES'] : []),
        ...(storage ? ['STORAGE'] : []),
      ],
      lifecycle: { createBeforeDestroy: true },
    });
    this.managedServicesKeyId = managedServices
      ? key.customerManagedKeyId
      : undefined;
    this.storageKeyId = storage ? key.customerManagedKeyId : undefined;
  }
}
