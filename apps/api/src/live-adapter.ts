import type { Server as HttpServer } from 'node:http';
import { LiveHub } from '@desk/platform';
import type { INestApplication } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';

/** Lets gateways share the one socket server of the process, which the hub keeps. */
export class LiveAdapter extends IoAdapter {
  private readonly hub: LiveHub;
  private readonly http: HttpServer;

  constructor(app: INestApplication) {
    super(app);
    this.hub = app.get(LiveHub);
    this.http = app.getHttpServer() as HttpServer;
  }

  /** Nest brings a copy of socket.io of its own, whose types are the same by another name. */
  override createIOServer(_port: number, options?: object): ReturnType<IoAdapter['createIOServer']> {
    return this.hub.open(this.http, options) as never;
  }
}
