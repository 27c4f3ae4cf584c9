import { checkBundle, type CheckAnswer, type CheckRequest } from './check-bundle.js';

const answer = async (request: CheckRequest): Promise<CheckAnswer> => ({
  id: request.id,
  ...(await checkBundle(request)),
});

self.addEventListener('message', ({ data }: MessageEvent<CheckRequest>) => {
  void answer(data).then((found) => self.postMessage(found));
});
