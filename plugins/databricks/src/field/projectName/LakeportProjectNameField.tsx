import { TextField } from '@backstage/ui';
import { FieldFrame, withQueries } from '../common/FieldFrame';
import { textAt } from '../common/localProblems';
import { useField } from '../common/useField';
import { lakeportProjectNameCheck } from './lakeportProjectNameCheck';
import type { lakeportProjectNameSchema } from './lakeportProjectNameSchema';

/** The name of a new project: whether it is free shows while it is typed. */
export const LakeportProjectNameField = withQueries(
  (props: typeof lakeportProjectNameSchema.TProps) => {
    const field = useField(lakeportProjectNameCheck, props, ({ place }) => [
      textAt(place.values, 'platform'),
    ]);
    const { t, options, control } = field;
    const name = props.formData ?? '';
    return (
      <FieldFrame
        problems={field.problems}
        remote={field.remote}
        accepted={t('field.name.free', { name })}
      >
        <TextField
          {...control}
          placeholder={textAt(options, 'placeholder')}
          value={name}
          autoComplete="off"
          onChange={text => field.change(text === '' ? undefined : text)}
        />
      </FieldFrame>
    );
  },
);
