import { mockApis } from '@backstage/frontend-test-utils';
import { translationApiRef } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { createFieldValidation } from '@backstage/plugin-scaffolder-react/alpha';
import { TestApiRegistry } from '@backstage/test-utils';
import { environmentEntity } from '../../__testUtils__/fixtures';
import { FakeDatabricksApi } from '../../__testUtils__/FakeDatabricksApi';
import { databricksApiRef } from '../../api/databricksApiRef';
import type { fieldValidation } from '../common/fieldValidation';

/** What a validation has against a value, asked as the scaffolder asks. */
export async function validate(
  validation: ReturnType<typeof fieldValidation>,
  value: unknown,
  options: {
    api?: FakeDatabricksApi;
    values?: object;
    schema?: object;
    uiSchema?: object;
    uiOptions?: object;
  } = {},
) {
  const refusals = createFieldValidation();
  await validation(value, refusals, {
    apiHolder: TestApiRegistry.from(
      [translationApiRef, mockApis.translation()],
      [databricksApiRef, options.api ?? new FakeDatabricksApi()],
      [catalogApiRef, catalogApiMock({ entities: [environmentEntity] })],
    ),
    formData: options.values ?? {},
    schema: options.schema ?? {
      type: Array.isArray(value) ? 'array' : 'string',
    },
    uiSchema: options.uiSchema ?? {
      'ui:field': 'it',
      'ui:options': options.uiOptions ?? {},
    },
  });
  return refusals;
}

/** The same, in words. */
export async function errorsOf(
  ...asked: Parameters<typeof validate>
): Promise<string[]> {
  return (await validate(...asked)).__errors ?? [];
}
