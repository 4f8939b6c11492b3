import { fromJSON } from '@grpc/proto-loader';
import type { PackageDefinition } from '@grpc/proto-loader';

type Field = { type: string; id: number; rule?: 'repeated'; keyType?: string };
type Fields = Record<string, [type: string, id: number]>;
type Namespace = Parameters<typeof fromJSON>[0];

/** `*T` is a list of T, `{}T` a map from string to T. */
function field([type, id]: [string, number]): Field {
  if (type.startsWith('*')) {
    return { type: type.slice(1), id, rule: 'repeated' };
  }
  if (type.startsWith('{}')) {
    return { keyType: 'string', type: type.slice(2), id };
  }
  return { type, id };
}

function fields(all: Fields): { fields: Record<string, Field> } {
  return {
    fields: Object.fromEntries(
      Object.entries(all).map(([name, spec]) => [name, field(spec)]),
    ),
  };
}

function call(request: Fields, response: Fields) {
  return {
    nested: { Request: fields(request), Response: fields(response) },
  };
}

const CALLS: Record<string, [request: Fields, response: Fields]> = {
  GetProviderSchema: [
    {},
    {
      provider: ['Schema', 1],
      resource_schemas: ['{}Schema', 2],
      data_source_schemas: ['{}Schema', 3],
      diagnostics: ['*Diagnostic', 4],
      server_capabilities: ['ServerCapabilities', 6],
    },
  ],
  ValidateProviderConfig: [
    { config: ['DynamicValue', 1] },
    { diagnostics: ['*Diagnostic', 2] },
  ],
  ValidateResourceConfig: [
    { type_name: ['string', 1], config: ['DynamicValue', 2] },
    { diagnostics: ['*Diagnostic', 1] },
  ],
  ValidateDataResourceConfig: [
    { type_name: ['string', 1], config: ['DynamicValue', 2] },
    { diagnostics: ['*Diagnostic', 1] },
  ],
  UpgradeResourceState: [
    {
      type_name: ['string', 1],
      version: ['int64', 2],
      raw_state: ['RawState', 3],
    },
    { upgraded_state: ['DynamicValue', 1], diagnostics: ['*Diagnostic', 2] },
  ],
  ConfigureProvider: [
    { terraform_version: ['string', 1], config: ['DynamicValue', 2] },
    { diagnostics: ['*Diagnostic', 1] },
  ],
  ReadResource: [
    {
      type_name: ['string', 1],
      current_state: ['DynamicValue', 2],
      private: ['bytes', 3],
    },
    {
      new_state: ['DynamicValue', 1],
      diagnostics: ['*Diagnostic', 2],
      private: ['bytes', 3],
    },
  ],
  PlanResourceChange: [
    {
      type_name: ['string', 1],
      prior_state: ['DynamicValue', 2],
      proposed_new_state: ['DynamicValue', 3],
      config: ['DynamicValue', 4],
      prior_private: ['bytes', 5],
    },
    {
      planned_state: ['DynamicValue', 1],
      requires_replace: ['*AttributePath', 2],
      planned_private: ['bytes', 3],
      diagnostics: ['*Diagnostic', 4],
      legacy_type_system: ['bool', 5],
    },
  ],
  ApplyResourceChange: [
    {
      type_name: ['string', 1],
      prior_state: ['DynamicValue', 2],
      planned_state: ['DynamicValue', 3],
      config: ['DynamicValue', 4],
      planned_private: ['bytes', 5],
    },
    {
      new_state: ['DynamicValue', 1],
      private: ['bytes', 2],
      diagnostics: ['*Diagnostic', 3],
      legacy_type_system: ['bool', 4],
    },
  ],
  ImportResourceState: [
    { type_name: ['string', 1], id: ['string', 2] },
    {
      imported_resources: ['*ImportedResource', 1],
      diagnostics: ['*Diagnostic', 2],
    },
  ],
  ReadDataSource: [
    { type_name: ['string', 1], config: ['DynamicValue', 2] },
    { state: ['DynamicValue', 1], diagnostics: ['*Diagnostic', 2] },
  ],
  StopProvider: [{}, { Error: ['string', 1] }],
};

const NESTING = { INVALID: 0, SINGLE: 1, LIST: 2, SET: 3, MAP: 4 };

const MESSAGES = {
  DynamicValue: fields({ msgpack: ['bytes', 1], json: ['bytes', 2] }),
  RawState: fields({ json: ['bytes', 1], flatmap: ['{}string', 2] }),
  Diagnostic: {
    ...fields({
      severity: ['Severity', 1],
      summary: ['string', 2],
      detail: ['string', 3],
      attribute: ['AttributePath', 4],
    }),
    nested: { Severity: { values: { INVALID: 0, ERROR: 1, WARNING: 2 } } },
  },
  AttributePath: {
    ...fields({ steps: ['*Step', 1] }),
    nested: {
      Step: {
        oneofs: {
          selector: {
            oneof: ['attribute_name', 'element_key_string', 'element_key_int'],
          },
        },
        ...fields({
          attribute_name: ['string', 1],
          element_key_string: ['string', 2],
          element_key_int: ['int64', 3],
        }),
      },
    },
  },
  ServerCapabilities: fields({
    plan_destroy: ['bool', 1],
    get_provider_schema_optional: ['bool', 2],
    move_resource_state: ['bool', 3],
  }),
  ImportedResource: fields({
    type_name: ['string', 1],
    state: ['DynamicValue', 2],
    private: ['bytes', 3],
  }),
  Schema: {
    ...fields({ version: ['int64', 1], block: ['Block', 2] }),
    nested: {
      Block: fields({
        version: ['int64', 1],
        attributes: ['*Attribute', 2],
        block_types: ['*NestedBlock', 3],
      }),
      Attribute: fields({
        name: ['string', 1],
        type: ['bytes', 2],
        required: ['bool', 4],
        optional: ['bool', 5],
        computed: ['bool', 6],
        sensitive: ['bool', 7],
        nested_type: ['Object', 10],
      }),
      NestedBlock: {
        ...fields({
          type_name: ['string', 1],
          block: ['Block', 2],
          nesting: ['NestingMode', 3],
          min_items: ['int64', 4],
          max_items: ['int64', 5],
        }),
        nested: { NestingMode: { values: { ...NESTING, GROUP: 5 } } },
      },
      Object: {
        ...fields({
          attributes: ['*Attribute', 1],
          nesting: ['NestingMode', 3],
        }),
        nested: { NestingMode: { values: NESTING } },
      },
    },
  },
};

const DESCRIPTOR: Namespace = {
  nested: {
    tfplugin6: {
      nested: {
        ...MESSAGES,
        ...Object.fromEntries(
          Object.entries(CALLS).map(([name, [request, response]]) => [
            name,
            call(request, response),
          ]),
        ),
        Provider: {
          methods: Object.fromEntries(
            Object.keys(CALLS).map(name => [
              name,
              {
                requestType: `${name}.Request`,
                responseType: `${name}.Response`,
                comment: '',
              },
            ]),
          ),
        },
      },
    },
  },
};

/**
 * Terraform's plugin protocol, version 6, as far as a provider of resources
 * and data sources needs it; what is left out Terraform takes as "not
 * implemented". Held as data so that it survives bundling into one file.
 *
 * Field numbers: Terraform plugin protocol 6.8, 2025.
 */
export function tfplugin6(): PackageDefinition {
  return fromJSON(DESCRIPTOR, {
    keepCase: true,
    longs: Number,
    enums: Number,
    defaults: true,
    oneofs: true,
  });
}
