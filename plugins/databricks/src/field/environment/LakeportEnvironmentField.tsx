import { stringifyEntityRef } from '@backstage/catalog-model';
import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { entityTypes } from '@lakeport/backstage-plugin-databricks-common';
import { ChoiceCombobox } from '../common/ChoiceCombobox';
import { FieldFrame, withQueries } from '../common/FieldFrame';
import { fullRef, shortRef } from '../common/shortRef';
import { useChoiceText } from '../common/useChoiceText';
import { useField } from '../common/useField';
import { useServerChoices } from '../common/useServerChoices';
import { lakeportEnvironmentCheck } from './lakeportEnvironmentCheck';
import type { lakeportEnvironmentSchema } from './lakeportEnvironmentSchema';

const KIND = 'resource';

/** An environment of the catalog; filled in when the form is opened from its page. */
export const LakeportEnvironmentField = withQueries(
  (props: typeof lakeportEnvironmentSchema.TProps) => {
    const catalog = useApi(catalogApiRef);
    const identity = useApi(identityApiRef);
    const field = useField(lakeportEnvironmentCheck, props);
    const { t, options, control } = field;
    const owned = options.owned === true;
    const { search, ...choice } = useChoiceText({
      value: props.formData,
      toText: value => shortRef(value, KIND),
      toValue: text => fullRef(text, KIND),
      onChange: field.change,
    });
    const choices = useServerChoices({
      key: ['environments', owned],
      search,
      load: async ({ q, limit }) => {
        const owners = owned
          ? (await identity.getBackstageIdentity()).ownershipEntityRefs
          : undefined;
        const { items, pageInfo } = await catalog.queryEntities({
          filter: {
            kind: KIND,
            'spec.type': entityTypes.environment,
            ...(owners ? { 'relations.ownedBy': owners } : {}),
          },
          fullTextFilter: q
            ? { term: q, fields: ['metadata.name', 'metadata.title'] }
            : undefined,
          orderFields: [{ field: 'metadata.name', order: 'asc' }],
          limit,
        });
        return {
          items: items.map(entity => ({
            value: stringifyEntityRef(entity),
            label: entity.metadata.title,
            detail: entity.metadata.description,
          })),
          errors: [],
          ...(pageInfo.nextCursor ? { nextCursor: pageInfo.nextCursor } : {}),
        };
      },
    });
    return (
      <FieldFrame problems={field.problems} remote={field.remote}>
        <ChoiceCombobox
          {...control}
          {...choice}
          placeholder={t('field.environment.placeholder')}
          choices={{
            ...choices,
            items: choices.items.map(item => ({
              ...item,
              text: shortRef(item.value, KIND),
            })),
          }}
        />
      </FieldFrame>
    );
  },
);
