import { z } from 'zod';
import { awsFields } from './awsFields';

/** A KMS key that is there; Databricks asks for its alias beside its ARN. */
export const keySchema = z
  .strictObject({
    existing: awsFields.keyArn,
    alias: awsFields.keyAlias,
  })
  .meta({
    description:
      "write the key's ARN and alias, such as { existing: arn:aws:kms:…, alias: alias/payments }, or leave key out for a new one",
  });
