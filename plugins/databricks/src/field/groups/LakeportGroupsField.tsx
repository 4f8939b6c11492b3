import { useApi } from '@backstage/core-plugin-api';
import { Tag, TagGroup } from '@backstage/ui';
import { useState } from 'react';
import { databricksApiRef } from '../../api/databricksApiRef';
import { ChoiceCombobox } from '../common/ChoiceCombobox';
import { FieldFrame, withQueries } from '../common/FieldFrame';
import { textAt } from '../common/localProblems';
import { useChoiceText } from '../common/useChoiceText';
import { useField } from '../common/useField';
import { useServerChoices } from '../common/useServerChoices';
import { groupNames, lakeportGroupsCheck } from './lakeportGroupsCheck';
import type { lakeportGroupsSchema } from './lakeportGroupsSchema';

/**
 * Groups of the Databricks account, as many as the schema asks for: those chosen
 * as tags, and a text field to find more.
 */
export const LakeportGroupsField = withQueries(
  (props: typeof lakeportGroupsSchema.TProps) => {
    const api = useApi(databricksApiRef);
    const field = useField(lakeportGroupsCheck, props, ({ place }) => [
      textAt(place.values, 'platform'),
    ]);
    const { t, place, options, control } = field;
    const platform = textAt(place.values, 'platform');
    const isList = props.schema.type === 'array';
    const chosen = groupNames(props.formData);
    const [entry, setEntry] = useState<string>();
    const { search, ...choice } = useChoiceText({
      value: isList ? entry : chosen[0],
      onChange: isList ? setEntry : field.change,
    });
    const found = useServerChoices({
      key: ['groups', platform],
      search,
      load: ({ signal, ...request }) =>
        api.listGroupChoices({ platform, ...request }, { signal }),
    });
    const add = (name: string) => {
      setEntry(undefined);
      choice.onType('');
      field.change([...new Set([...chosen, name])]);
    };
    const typed = entry?.trim() ?? '';
    const listed = found.items.filter(({ value }) => !chosen.includes(value));
    const items =
      typed === '' || found.items.some(({ value }) => value === typed)
        ? listed
        : // A name that the list lacks can be chosen like the others.
          [
            ...listed,
            {
              value: typed,
              detail: t('field.groups.asTyped'),
            },
          ];
    return (
      <FieldFrame
        problems={field.problems}
        remote={field.remote}
        accepted={t('field.groups.accepted')}
      >
        {isList && chosen.length > 0 && (
          <TagGroup
            aria-label={t('field.groups.chosen', { field: control.label })}
            items={chosen.map(name => ({ id: name }))}
            onRemove={
              control.isDisabled
                ? undefined
                : keys => field.change(chosen.filter(name => !keys.has(name)))
            }
          >
            {({ id }: { id: string }) => <Tag id={id}>{id}</Tag>}
          </TagGroup>
        )}
        <ChoiceCombobox
          {...control}
          {...choice}
          onPick={isList ? one => add(one.value) : choice.onPick}
          isChosen={!isList && choice.isChosen}
          // What was typed and left counts, as it does in other text fields.
          onBlur={() => {
            if (isList && typed !== '') {
              add(typed);
            }
          }}
          placeholder={
            textAt(options, 'placeholder') ?? t('field.groups.placeholder')
          }
          choices={isList ? { ...found, items } : found}
        />
      </FieldFrame>
    );
  },
);
