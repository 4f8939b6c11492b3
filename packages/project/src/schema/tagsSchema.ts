import { z } from 'zod';
import { shown } from '../shown';
import { ENVIRONMENT_TAG, PROJECT_TAG } from '../tags';

/**
 * Keys that Databricks sets on cloud resources itself, and those lakeport sets.
 *
 * Source: Databricks documentation, custom tags and default tags, 2026.
 */
const TAKEN = [
  'Vendor',
  'Creator',
  'ClusterName',
  'ClusterId',
  'Name',
  'RunName',
  'JobId',
  PROJECT_TAG,
  ENVIRONMENT_TAG,
];

/** Letters, digits, spaces and the signs that AWS and Databricks both take. */
const CHARACTERS = /^[\p{L}\p{N}\p{Zs}_.:/=+@-]*$/u;

const tagKey = z
  .string()
  .superRefine((key, context) => {
    const refuse = (message: string, hint: string) =>
      context.addIssue({ code: 'custom', message, params: { hint } });
    if (key.length < 1 || key.length > 127) {
      refuse(
        `${shown(key)} has ${key.length} characters`,
        'use a key of 1 to 127 characters',
      );
    } else if (!CHARACTERS.test(key)) {
      refuse(
        `${shown(key)} is not a tag key`,
        'use letters, digits, spaces and _ . : / = + - @',
      );
    } else if (/^aws:/i.test(key)) {
      refuse(
        `${shown(key)} starts with aws:, which AWS keeps for itself`,
        'use another prefix, such as acme:',
      );
    } else if (TAKEN.some(name => name.toLowerCase() === key.toLowerCase())) {
      refuse(
        `${shown(key)} is a tag that Databricks or lakeport sets itself`,
        'use another key, such as cost-center',
      );
    }
  })
  .meta({
    description:
      'use 1 to 127 letters, digits, spaces and _ . : / = + - @, such as cost-center',
  });

const tagValue = z
  .string()
  .regex(/^[\p{L}\p{N}\p{Zs}_.:/=+@-]{0,255}$/u, {
    error: issue => `${shown(String(issue.input))} is not a tag value`,
  })
  .meta({
    description:
      'use at most 255 letters, digits, spaces and _ . : / = + - @, in quotes when it looks like a number',
  });

/**
 * Tags on everything that is created, in AWS and in Databricks: the stricter
 * of both sets of rules. How many there may be is checked with the rest of the
 * file, so that it is said together with other problems.
 *
 * Sources: AWS documentation, tag naming limits, 2026;
 * databricks/terraform-provider-databricks 1.128.0 custom_tags.
 */
export const tagsSchema = z.record(tagKey, tagValue).meta({
  description: 'tags on everything that is created, as key: value',
});
