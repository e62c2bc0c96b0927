// One Nest route on Fastify, and the same bytes: no guard, no pipe, no header of its own.
import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { Controller, Get, Header, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';

const body = readFileSync(process.env.BODY_FILE);

class BareController {
  find() {
    return body;
  }
}
const handler = Object.getOwnPropertyDescriptor(BareController.prototype, 'find');
Get(['/v1/properties', '/up'])(BareController.prototype, 'find', handler);
Header('content-type', 'application/json; charset=utf-8')(BareController.prototype, 'find', handler);
Controller()(BareController);

class BareModule {}
Module({ controllers: [BareController] })(BareModule);

const app = await NestFactory.create(BareModule, new FastifyAdapter(), { logger: ['error'] });
await app.listen(Number(process.env.PORT), '127.0.0.1');
