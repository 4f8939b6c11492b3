import { useApi } from '@backstage/core-plugin-api';
import { TextField } from '@backstage/ui';
import { useQuery } from '@tanstack/react-query';
import { errorMessage } from '../../components/common/errorMessage';
import { databricksApiRef } from '../../api/databricksApiRef';
import { ChoiceCombobox } from '../common/ChoiceCombobox';
import { FieldFrame, withQueries } from '../common/FieldFrame';
import { fittingChoices } from '../common/fittingChoices';
import { textAt } from '../common/localProblems';
import { useChoiceText } from '../common/useChoiceText';
import { useField } from '../common/useField';
import { lakeportUnityNameCheck } from './lakeportUnityNameCheck';
import type { lakeportUnityNameSchema } from './lakeportUnityNameSchema';
import { namesThere } from './namesThere';
import { unityOptions } from './unityOptions';

/** The name of a catalog, schema or volume: a new one, or one of the environment's. */
export const LakeportUnityNameField = withQueries(
  (props: typeof lakeportUnityNameSchema.TProps) => {
    const api = useApi(databricksApiRef);
    const field = useField(
      lakeportUnityNameCheck,
      props,
      ({ place, options }) => [unityOptions(options, place)],
    );
    const { t, place, options, control } = field;
    const unity = unityOptions(options, place);
    const value = props.formData;
    const query = useQuery({
      queryKey: ['environment', unity.environment],
      queryFn: ({ signal }) =>
        api.getEnvironment(unity.environment ?? '', { signal }),
      enabled: unity.existing && unity.environment !== undefined,
    });
    const { search, ...choice } = useChoiceText({
      value,
      onChange: field.change,
    });
    const names = query.data ? namesThere(query.data, unity) : [];
    const placeholder = textAt(options, 'placeholder');
    const looked = unity.environment !== undefined;
    return (
      <FieldFrame
        problems={field.problems}
        remote={field.remote}
        accepted={
          value && looked && !unity.existing
            ? t('field.unity.free', { kind: unity.kind, name: value })
            : undefined
        }
      >
        {unity.existing ? (
          <ChoiceCombobox
            {...control}
            {...choice}
            placeholder={placeholder}
            choices={{
              ...fittingChoices(
                names.map(name => ({ value: name })),
                search,
              ),
              isLoading: query.isFetching,
              missing: query.error ? [errorMessage(query.error)] : [],
            }}
          />
        ) : (
          <TextField
            {...control}
            placeholder={placeholder}
            value={value ?? ''}
            autoComplete="off"
            onChange={text => field.change(text === '' ? undefined : text)}
          />
        )}
      </FieldFrame>
    );
  },
);
