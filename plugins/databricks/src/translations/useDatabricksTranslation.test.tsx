import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { useDatabricksTranslation } from './useDatabricksTranslation';

describe('useDatabricksTranslation', () => {
  it('gives texts with their values, counted and not', async () => {
    const Texts = () => {
      const { t } = useDatabricksTranslation();
      return (
        <ul>
          {[
            t('state.retry'),
            t('state.loading', { what: 'workspaces' }),
            t('estate.sources.summary', { count: 1 }),
            t('estate.sources.summary', { count: 2 }),
          ].map(text => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      );
    };
    await renderInTestApp(<Texts />);
    const texts = (await screen.findAllByRole('listitem')).map(
      item => item.textContent,
    );
    expect(texts).toEqual([
      'Try again',
      'Loading workspaces…',
      'The portal reads 1 source',
      'The portal reads 2 sources',
    ]);
  });
});
