// The chat's endpoints. A refusal becomes an Error with the server's words.

export async function get(path) {
  return checked(await fetch(`/chat/${path}`));
}

export async function post(path, body) {
  const form = body instanceof FormData;
  return checked(
    await fetch(`/chat/${path}`, {
      method: "POST",
      headers: form ? {} : { "Content-Type": "application/json" },
      body: form ? body : JSON.stringify(body ?? {}),
    }),
  );
}

export async function drop(path) {
  return checked(await fetch(`/chat/${path}`, { method: "DELETE" }));
}

async function checked(answer) {
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(typeof body.error === "string" ? body.error : `HTTP ${answer.status}`);
  return body;
}

export const fileUrl = (id) => `/chat/files/${encodeURIComponent(id)}`;
