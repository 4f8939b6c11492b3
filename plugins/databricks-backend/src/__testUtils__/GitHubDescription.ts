import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { repairedSchema } from './repairedSchema';
import type { SeenRequest } from './TestServer';

const json = z.record(z.string(), z.unknown());
const document = z.object({
  openapi: z.string(),
  info: z.unknown(),
  servers: z.unknown(),
  paths: z.record(z.string(), z.record(z.string(), json)),
  components: z.record(z.string(), json),
});
const operationShape = z.looseObject({
  parameters: z.array(z.unknown()).default([]),
  requestBody: z
    .object({
      content: z.record(z.string(), z.object({ schema: z.unknown() })),
    })
    .optional(),
});
const parameterShape = z.looseObject({ name: z.string(), in: z.string() });
const schemaShape = z.looseObject({ properties: json.default({}) });
const reference = z.object({
  $ref: z.string().regex(/^#\/components\/[^/]+\/[^/]+$/),
});

/**
 * GitHub's own OpenAPI description of its API, cut down to the requests of some
 * operations and what these refer to; what is left says the same.
 */
export class GitHubDescription {
  readonly #document: z.infer<typeof document>;

  private constructor(full: z.infer<typeof document>, operations: string[]) {
    const paths: z.infer<typeof document>['paths'] = {};
    const responses = { 200: { description: 'Not judged here.' } };
    for (const operation of operations) {
      const [verb, path] = operation.split(' ');
      const method = verb.toLowerCase();
      const described = full.paths[path]?.[method];
      if (described) {
        paths[path] = { ...paths[path], [method]: { ...described, responses } };
      }
    }
    this.#document = { ...full, paths, components: {} };
    this.#keepReferences(full, paths);
  }

  /** @param variant - such as `api.github.com` or `ghes-3.17` */
  static read(variant: string, operations: string[]): GitHubDescription {
    const root = dirname(require.resolve('@octokit/openapi/package.json'));
    const file = join(root, 'generated', `${variant}.json`);
    return new GitHubDescription(
      document.parse(repairedSchema(JSON.parse(readFileSync(file, 'utf8')))),
      operations,
    );
  }

  /** As JSON. */
  get text(): string {
    return JSON.stringify(this.#document);
  }

  /** `GET /repos/{owner}/{repo}` and so on. */
  get operations(): string[] {
    return Object.entries(this.#document.paths)
      .flatMap(([path, methods]) =>
        Object.keys(methods).map(method => `${method.toUpperCase()} ${path}`),
      )
      .sort();
  }

  /** The operation that a request is one of. */
  operationOf(
    request: Pick<SeenRequest, 'method' | 'path'>,
  ): string | undefined {
    return this.operations.find(operation => {
      const [method, path] = operation.split(' ');
      const pattern = path.replace(/\{[^}]+\}/g, '[^/]+');
      return (
        method === request.method &&
        new RegExp(`^${pattern}$`).test(request.path)
      );
    });
  }

  /** What a request says that GitHub does not describe: names in its query and its body. */
  unknownNames(request: SeenRequest): string[] {
    const [method, path] = (this.operationOf(request) ?? ' ').split(' ');
    const described = operationShape.parse(
      this.#document.paths[path]?.[method.toLowerCase()],
    );
    const known = described.parameters
      .map(parameter => parameterShape.parse(this.#resolve(parameter)))
      .filter(parameter => parameter.in === 'query')
      .map(({ name }) => name);
    const schema = described.requestBody?.content['application/json']?.schema;
    const properties = schema
      ? Object.keys(schemaShape.parse(this.#resolve(schema)).properties)
      : [];
    const body = request.body ? json.parse(JSON.parse(request.body)) : {};
    return [
      ...[...request.query.keys()].filter(name => !known.includes(name)),
      ...Object.keys(body).filter(name => !properties.includes(name)),
    ];
  }

  #resolve(value: unknown): unknown {
    const { data } = reference.safeParse(value);
    if (!data) {
      return value;
    }
    const [, , kind, name] = data.$ref.split('/');
    return this.#document.components[kind]?.[name];
  }

  #keepReferences(full: z.infer<typeof document>, from: unknown): void {
    const pending: unknown[] = [from];
    while (pending.length > 0) {
      const value = pending.pop();
      if (typeof value !== 'object' || value === null) {
        continue;
      }
      const { data } = reference.safeParse(value);
      if (!data) {
        pending.push(...Object.values(value));
        continue;
      }
      const [, , kind, name] = data.$ref.split('/');
      const kept = (this.#document.components[kind] ??= {});
      if (!(name in kept)) {
        kept[name] = full.components[kind]?.[name];
        pending.push(kept[name]);
      }
    }
  }
}
