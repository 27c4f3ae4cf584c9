import type { Request, Response } from 'express';
import request from 'supertest';
import { GroupedRoutes } from './grouped-routes.js';

const adapter = new GroupedRoutes();
const say = (word: string) => (asked: Request, response: Response) =>
  void response.send(`${word} ${(asked.route as { path: string }).path} ${JSON.stringify(asked.params)}`);

adapter.get('/api/tasks', say('list'));
adapter.get('/health', say('health'));
adapter.get('/api/tasks/next', say('next'));
adapter.get('/api/tasks/:key', say('detail'));
adapter.post('/api/tasks/:key/complete', say('complete'));
adapter.get('/api/:anything', say('anything'));
adapter.use((_asked: Request, response: Response) => void response.status(404).send('nobody'));

describe('routes that are grouped by their beginning', () => {
  const ask = (method: 'get' | 'post' | 'options', path: string) => request(adapter.getInstance())[method](path);

  it.each([
    ['get', '/api/tasks', 'list /api/tasks {}'],
    ['get', '/api/tasks/next', 'next /api/tasks/next {}'],
    ['get', '/api/tasks/7?x=/v2/jobs', 'detail /api/tasks/:key {"key":"7"}'],
    ['get', '/API/Tasks/7/', 'detail /api/tasks/:key {"key":"7"}'],
    ['post', '/api/tasks/7/complete', 'complete /api/tasks/:key/complete {"key":"7"}'],
    ['get', '/health', 'health /health {}'],
    ['get', '/api/other', 'anything /api/:anything {"anything":"other"}'],
  ] as const)(
    'answer %s %s as Express alone does: in their order, with their whole pattern',
    async (method, path, text) => {
      expect((await ask(method, path)).text).toBe(text);
    },
  );

  it.each([
    ['get', '/api/tasks/7/complete'],
    ['get', '/api/tasksome/7'],
    ['options', '/api/tasks'],
  ] as const)('leave %s %s to what comes after them', async (method, path) => {
    expect((await ask(method, path)).status).toBe(404);
  });
});
