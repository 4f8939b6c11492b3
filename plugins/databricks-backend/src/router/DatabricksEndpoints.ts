import type { DatabricksApiPaths } from '@lakeport/backstage-plugin-databricks-common';

type Paths = DatabricksApiPaths;
type Method = 'get' | 'put' | 'post' | 'delete';

/** As the router of backend-openapi-utils names them: `#get|/workspaces/{workspaceId}`. */
type Endpoint = {
  [Path in keyof Paths & string]: {
    [Verb in Method]: Paths[Path][Verb] extends object
      ? `#${Verb extends 'delete' ? '_delete' : Verb}|${Path}`
      : never;
  }[Method];
}[keyof Paths & string];

type OperationOf<Name> = Name extends `#${infer Verb}|${infer Path}`
  ? Path extends keyof Paths
    ? Paths[Path][(Verb extends '_delete' ? 'delete' : Verb) & Method]
    : never
  : never;

type JsonOf<Message> = Message extends {
  content: { 'application/json': infer Body };
}
  ? Body
  : never;

type ParametersOf<
  Operation,
  Where extends 'path' | 'query',
> = Operation extends { parameters: { [Key in Where]?: infer Parameters } }
  ? NonNullable<Parameters>
  : never;

/**
 * Parameters, bodies and answers of each endpoint of openapi.yaml. Taken from the
 * types that are generated of that document: to work them out of the document itself,
 * as `createValidatedOpenApiRouter` does, takes the compiler minutes.
 */
export type DatabricksEndpoints = {
  [Name in Endpoint]: {
    path: ParametersOf<OperationOf<Name>, 'path'>;
    query: ParametersOf<OperationOf<Name>, 'query'>;
    body: OperationOf<Name> extends { requestBody?: infer Body }
      ? JsonOf<NonNullable<Body>>
      : never;
    response: OperationOf<Name> extends { responses: infer Responses }
      ? JsonOf<Responses[keyof Responses]>
      : never;
  };
};
