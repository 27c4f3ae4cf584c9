import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Request, Response } from 'express';
import request from 'supertest';
import { ExpressServer } from './express-server.js';

describe('the server that Express listens with', () => {
  const adapter = new ExpressServer();
  const made: object[] = [];
  const answered: object[] = [];
  adapter.initHttpServer();
  const server = adapter.getHttpServer() as Server;
  server.prependListener('request', (asked: IncomingMessage, answer: ServerResponse) => {
    made.push(Object.getPrototypeOf(asked) as object, Object.getPrototypeOf(answer) as object);
  });
  adapter.get('/told', (asked: Request, answer: Response) => {
    answered.push(Object.getPrototypeOf(asked) as object, Object.getPrototypeOf(answer) as object);
    answer.status(201).json({ path: asked.path, query: asked.query['a'], same: asked.app === adapter.getInstance() });
  });

  it('makes requests and answers of the kind that Express wants, so that it changes none', async () => {
    const answer = await request(server).get('/told?a=b');

    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({ path: '/told', query: 'b', same: true });
    expect(made).toHaveLength(2);
    answered.forEach((prototype, index) => expect(prototype).toBe(made[index]));
  });
});
