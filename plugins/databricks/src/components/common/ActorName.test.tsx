import { screen } from '@testing-library/react';
import { FakeDatabricksApi } from '../../__testUtils__/FakeDatabricksApi';
import { renderForEntity } from '../../__testUtils__/renderForEntity';
import { DatabricksQueryProvider } from '../../queries/DatabricksQueryProvider';
import { ActorName } from './ActorName';

function show(actor: string) {
  renderForEntity(
    <DatabricksQueryProvider>
      <ActorName actor={actor} />
    </DatabricksQueryProvider>,
    { api: new FakeDatabricksApi() },
  );
}

describe('ActorName', () => {
  it('links to who is in the catalog', async () => {
    show('user:default/guest');
    expect(await screen.findByRole('link', { name: 'guest' })).toHaveAttribute(
      'href',
      '/catalog/default/user/guest',
    );
  });

  it.each([
    ['user:default/gone', 'user:default/gone'],
    ['portal', 'the portal'],
    ['github', 'GitHub'],
    ['github:ada', 'ada at GitHub'],
    ['service:plugin:scaffolder', 'service plugin:scaffolder'],
    ['component:default/x', 'component:default/x'],
    ['anything else', 'anything else'],
  ])('shows %s as text', async (actor, text) => {
    show(actor);
    expect(await screen.findByText(text)).toBeInTheDocument();
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
  });
});
