// A backend starts, and the document is compiled, in some of them.
jest.setTimeout(30_000);

// Answers are checked against openapi.yaml in every test; in production only
// requests are, which come from elsewhere.
jest.mock('@backstage/backend-openapi-utils', () => {
  const actual = jest.requireActual<{
    createValidatedOpenApiRouterFromGeneratedEndpointMap: (
      spec: unknown,
      options?: { validatorOptions?: object },
    ) => unknown;
  }>('@backstage/backend-openapi-utils');
  const create = actual.createValidatedOpenApiRouterFromGeneratedEndpointMap;
  const checking: typeof create = (spec, options) =>
    create(spec, {
      ...options,
      validatorOptions: {
        ...options?.validatorOptions,
        validateResponses: true,
      },
    });
  return {
    ...actual,
    createValidatedOpenApiRouterFromGeneratedEndpointMap: checking,
  };
});
