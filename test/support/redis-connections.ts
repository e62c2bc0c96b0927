import { RedisConnection } from '../../src/redis/redis-connection.js';

/** Opens connections as several processes would, and closes them all. */
export class RedisConnections {
  private readonly opened: RedisConnection[] = [];

  async open(url: string): Promise<RedisConnection> {
    const connection = new RedisConnection(url);
    this.opened.push(connection);
    await connection.open();
    return connection;
  }

  close(): void {
    for (const connection of this.opened.splice(0)) connection.onApplicationShutdown();
  }
}
