import { fetchAnswer } from '../client/fetchAnswer';

// A process of its own: Node reads its proxy settings when it starts.
fetchAnswer(new URL(process.argv[2]), {}).then(
  ({ value }) => process.stdout.write(JSON.stringify(value)),
  error => {
    process.stderr.write(String(error));
    process.exitCode = 1;
  },
);
