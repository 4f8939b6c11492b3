import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const property = z.object({
  type: z.string().optional(),
  enum: z.array(z.string()).optional(),
  pattern: z.string().optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
});

const document = z.object({
  components: z.object({
    schemas: z.object({
      CreateDeploymentRequest: z.object({
        required: z.array(z.string()),
        properties: z.record(z.string(), property),
        additionalProperties: z.literal(false),
      }),
      DeploymentOperation: z.object({ enum: z.array(z.string()) }),
    }),
  }),
});

const { schemas } = document.parse(
  parse(
    readFileSync(
      resolve(__dirname, '../../../databricks-backend/openapi.yaml'),
      'utf8',
    ),
  ),
).components;

/**
 * What the OpenAPI document of the Databricks backend has against the body of
 * `POST /deployments`; undefined when it takes it.
 */
export function createRequestProblem(
  body: Record<string, unknown>,
): string | undefined {
  const { required, properties } = schemas.CreateDeploymentRequest;
  const missing = required.find(name => !(name in body));
  if (missing) {
    return `must have required property '${missing}'`;
  }
  for (const [name, value] of Object.entries(body)) {
    if (!Object.hasOwn(properties, name)) {
      return `must NOT have additional property '${name}'`;
    }
    const wanted = properties[name];
    const allowed =
      name === 'operation' ? schemas.DeploymentOperation.enum : wanted.enum;
    const text = String(value);
    if (
      (wanted.type &&
        wanted.type !== 'array' &&
        typeof value !== wanted.type) ||
      (allowed && !allowed.includes(text)) ||
      (wanted.pattern && !new RegExp(wanted.pattern).test(text)) ||
      text.length < (wanted.minLength ?? 0) ||
      text.length > (wanted.maxLength ?? Infinity)
    ) {
      return `${name} must be another value than ${JSON.stringify(value)}`;
    }
  }
  return undefined;
}
