import { KeyChoice } from '@lakeport/project';
import { KmsAlias } from '#aws/kms-alias';
import { KmsKey } from '#aws/kms-key';
import { KmsReplicaKey } from '#aws/kms-replica-key';
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
  /**
   * What a new key is among those of several regions of its account: the first
   * of them, or a replica of the one with this ARN. Left out, it is of one
   * region. KMS never changes it.
   */
  readonly multiRegion?: 'first' | { readonly primaryKeyArn: string };
}

/**
 * A symmetric KMS key with its alias: a new one, which AWS rotates every year
 * and keeps for 30 days after it is deleted, or one that is there, which nothing
 * is made or changed for. A replica of a multi-Region key is rotated with its
 * first key; policy, alias and tags are its own.
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
    const { multiRegion } = props;
    const common = {
      description,
      deletionWindowInDays: 30,
      policy: renderPolicy(props.policy),
      tags: { Name: props.aliasName.replace(/^alias\//, '') },
      ...(props.deletionProtection && { lifecycle: { preventDestroy: true } }),
    };
    const key =
      typeof multiRegion === 'object'
        ? new KmsReplicaKey(this, 'Resource', { ...common, ...multiRegion })
        : new KmsKey(this, 'Resource', {
            ...common,
            enableKeyRotation: true,
            ...(multiRegion && { multiRegion: true }),
          });
    this.keyArn = key.arn;
    this.keyAlias = new KmsAlias(this, 'alias', {
      name: props.aliasName,
      targetKeyId: key.keyId,
    }).name;
  }
}
