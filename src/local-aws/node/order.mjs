// The plain handler of scripts/bench in JavaScript, with the loop that Lambda's own runtime has for Node: one order, then no more.
import { DynamoDBClient, GetItemCommand, QueryCommand, TransactWriteItemsCommand } from "@aws-sdk/client-dynamodb";

const orders = process.env.MAKEGOOD_TABLES_ORDERS;
const client = new DynamoDBClient({});
const api = `http://${process.env.AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime/invocation`;

const key = (orderId, sort) => ({ pk: { S: `node#${orderId}` }, sk: { S: sort } });

const put = (orderId, sort, order) => ({
  Put: {
    TableName: orders,
    Item: { ...key(orderId, sort), order: { S: JSON.stringify(order) } },
    ConditionExpression: "attribute_not_exists(#p)",
    ExpressionAttributeNames: { "#p": "pk" },
  },
});

async function place(event) {
  const orderId = event.pathParameters.orderId;
  const order = JSON.parse(event.body);
  for (let i = 0; i < 3; i++) {
    await client.send(new GetItemCommand({ TableName: orders, Key: key(orderId, `lookup-${i}`), ConsistentRead: true }));
    await client.send(new QueryCommand({
      TableName: orders,
      KeyConditionExpression: "#p = :p",
      ExpressionAttributeNames: { "#p": "pk" },
      ExpressionAttributeValues: { ":p": key(orderId).pk },
    }));
  }
  await client.send(new TransactWriteItemsCommand({ TransactItems: [put(orderId, "line", order), put(orderId, "funds", order)] }));
  return { statusCode: 201, body: JSON.stringify(order) };
}

const next = await fetch(`${api}/next`);
const id = next.headers.get("lambda-runtime-aws-request-id");
const answer = await place(await next.json());
await fetch(`${api}/${id}/response`, { method: "POST", body: JSON.stringify(answer) });
// Lambda would ask for the next event; the meter reads the process while it waits for it.
await fetch(`${api}/next`).catch(() => {});
