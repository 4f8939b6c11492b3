import { useApi } from '@backstage/core-plugin-api';
import { databricksApiRef } from '../../api/databricksApiRef';
import { ChoiceCombobox } from '../common/ChoiceCombobox';
import { FieldFrame, withQueries } from '../common/FieldFrame';
import { textAt } from '../common/localProblems';
import { useChoiceText } from '../common/useChoiceText';
import { useField } from '../common/useField';
import { useServerChoices } from '../common/useServerChoices';
import { lakeportAwsAccountCheck } from './lakeportAwsAccountCheck';
import type { lakeportAwsAccountSchema } from './lakeportAwsAccountSchema';

/** An AWS account: those that platform and catalog know are offered. */
export const LakeportAwsAccountField = withQueries(
  (props: typeof lakeportAwsAccountSchema.TProps) => {
    const api = useApi(databricksApiRef);
    const field = useField(lakeportAwsAccountCheck, props, ({ place }) => [
      textAt(place.values, 'platform'),
    ]);
    const { options, place, control } = field;
    const platform = textAt(place.values, 'platform');
    const { search, ...choice } = useChoiceText({
      value: props.formData,
      onChange: field.change,
    });
    const choices = useServerChoices({
      key: ['aws-accounts', platform],
      search,
      load: ({ signal, ...request }) =>
        api.listAwsAccountChoices({ platform, ...request }, { signal }),
    });
    return (
      <FieldFrame problems={field.problems} remote={field.remote}>
        <ChoiceCombobox
          {...control}
          {...choice}
          placeholder={textAt(options, 'placeholder')}
          choices={choices}
        />
      </FieldFrame>
    );
  },
);
