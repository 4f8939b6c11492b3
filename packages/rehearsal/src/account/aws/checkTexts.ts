import { ServiceError } from '../ServiceError';
import { text } from '../text';
import type { Request } from '../TypeRules';
import { isValueObject } from '../../wire/Value';

interface Rule {
  attribute: string;
  longest: number;
  allowed: RegExp;
  /** What may be in it, in words. */
  words: string;
}

const IAM_NAME = /^[\w+=,.@-]+$/;
const IAM_WORDS = 'letters, digits and +=,.@_-';
const DESCRIPTION: Rule = {
  attribute: 'description',
  longest: 255,
  allowed: /^[a-zA-Z0-9 ._\-:/()#,@[\]+=&;{}!$*]*$/,
  words: 'letters, digits, spaces and ._-:/()#,@[]+=&;{}!$*',
};

const RULES: Record<string, readonly Rule[]> = {
  aws_cloudwatch_log_group: [
    {
      attribute: 'name',
      longest: 512,
      allowed: /^[.\-_/#A-Za-z0-9]+$/,
      words: 'letters, digits and ._-/#',
    },
  ],
  aws_iam_instance_profile: [
    { attribute: 'name', longest: 128, allowed: IAM_NAME, words: IAM_WORDS },
  ],
  aws_iam_policy: [
    { attribute: 'name', longest: 128, allowed: IAM_NAME, words: IAM_WORDS },
  ],
  aws_iam_role: [
    { attribute: 'name', longest: 64, allowed: IAM_NAME, words: IAM_WORDS },
    {
      attribute: 'description',
      longest: 1000,
      allowed: /^[\t\n\r -~\u00a1-\u00ff]*$/,
      words: 'the letters and signs of Latin-1',
    },
  ],
  aws_iam_role_policy: [
    { attribute: 'name', longest: 128, allowed: IAM_NAME, words: IAM_WORDS },
  ],
  aws_route53_zone: [
    { attribute: 'comment', longest: 256, allowed: /^/, words: 'anything' },
  ],
  aws_secretsmanager_secret: [
    {
      attribute: 'name',
      longest: 512,
      allowed: /^[\w/+=.@-]+$/,
      words: 'letters, digits and /_+=.@-',
    },
  ],
  aws_security_group: [
    DESCRIPTION,
    {
      attribute: 'name',
      longest: 255,
      allowed: /^(?!sg-)[a-zA-Z0-9 ._\-:/()#,@[\]+=&;{}!$*]+$/,
      words: `${DESCRIPTION.words}, and it does not begin with sg-`,
    },
  ],
  aws_vpc_security_group_egress_rule: [DESCRIPTION],
  aws_vpc_security_group_ingress_rule: [DESCRIPTION],
};

const MOST_TAGS = 50;
const TAG = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

function invalid(message: string, detail: string): never {
  throw new ServiceError(`ValidationError: ${message}`, detail);
}

function checkTags({ attributes, type }: Request): void {
  const tags = isValueObject(attributes.tags_all) ? attributes.tags_all : {};
  const entries = Object.entries(tags);
  if (entries.length > MOST_TAGS) {
    invalid(
      `${type} has ${entries.length} tags`,
      `${MOST_TAGS} is the most, those of the provider included.`,
    );
  }
  for (const [key, value] of entries) {
    const content = text(value) ?? '';
    if (/^aws:/i.test(key) || key.length > 128 || content.length > 256) {
      invalid(
        `tag '${key}' of ${type}`,
        'A key has up to 128 characters and does not begin with aws:, a value up to 256.',
      );
    }
    if (!TAG.test(key) || !TAG.test(content)) {
      invalid(
        `tag '${key}' of ${type} has '${content}'`,
        'Tags have letters, digits, spaces and _.:/=+-@.',
      );
    }
  }
}

/**
 * Refuses names, descriptions and tags with more, or others, than the services
 * take.
 *
 * From the API references of IAM, EC2, CloudWatch Logs and Secrets Manager, and
 * the AWS tagging guide, 2025.
 */
export function checkTexts(request: Request): void {
  const { attributes, type } = request;
  for (const { attribute, longest, allowed, words } of RULES[type] ?? []) {
    const given = text(attributes[attribute]);
    if (given && given.length > longest) {
      invalid(
        `${attribute} of ${type} has ${given.length} characters: ${given}`,
        `It has up to ${longest}.`,
      );
    }
    if (given && !allowed.test(given)) {
      invalid(
        `${attribute} of ${type} is not valid: ${given}`,
        `It has ${words}.`,
      );
    }
  }
  checkTags(request);
}
