import { z } from 'zod';
import { fields } from './fields';

/** Where Terraform keeps its state. */
export const stateSchema = z
  .strictObject({ bucket: fields.bucketName, region: fields.awsRegion })
  .meta({
    description:
      'write where Terraform keeps its state, such as { bucket: acme-terraform-tf-state, region: us-east-1 }',
  });
