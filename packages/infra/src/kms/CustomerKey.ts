import { KeyChoice } from '@lakeport/project';
import { KmsAlias } from '#aws/kms-alias';
import { KmsKey } from '#aws/kms-key';
import { Construct } from '#constructs';
import { PolicyDocument } from '../policies/PolicyDocument';
import { renderPolicy } from '../policies/renderPolicy';

/**
 * What a key of the customer is made from or known by.
 *
 * @public
 */
export interface CustomerKeyProps {
  readonly choice: KeyChoice;
  /** Of a new key. */
  readonly aliasName: string;
  /** Of a new key. */
  readonly description: string;
  /** Of a new key; the policy of an existing one is its owner's to write. */
  readonly policy: PolicyDocument;
  /** Terraform then refuses to delete a new key. */
  readonly deletionProtection: boolean;
}

/**
 * A symmetric KMS key with its alias: a new one, which AWS rotates every year
 * and keeps for 30 days after it is deleted, or one that is there, which nothing
 * is made or changed for.
 *
 * Source: AWS KMS developer guide, key rotation and deleting keys, 2026.
 *
 * @public
 */
export class CustomerKey extends Construct {
  readonly keyArn: string;
  /** With the prefix `alias/`. */
  readonly keyAlias: string;

  constructor(scope: Construct, id: string, props: CustomerKeyProps) {
    super(scope, id);
    const { choice, description } = props;
    if (choice.mode === 'existing') {
      this.keyArn = choice.arn;
      this.keyAlias = choice.alias;
      return;
    }
    const key = new KmsKey(this, 'Resource', {
      description,
      enableKeyRotation: true,
      deletionWindowInDays: 30,
      policy: renderPolicy(props.policy),
      tags: { Name: props.aliasName.replace(/^alias\//, '') },
      ...(props.deletionProtection && { lifecycle: { preventDestroy: true } }),
    });
    this.keyArn = key.arn;
    this.keyAlias = new KmsAlias(this, 'alias', {
      name: props.aliasName,
      targetKeyId: key.keyId,
    }).name;
  }
}
