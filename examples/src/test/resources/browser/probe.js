// Sends the fetches it is given, and tells of each what a script on this page can see.
async function one(fetchOf) {
  const { url, ...options } = fetchOf;
  try {
    const response = await fetch(url, options);
    const body = await response.text();
    return {
      type: response.type,
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: body.slice(0, 40),
    };
  } catch (error) {
    return { type: 'error', status: 0, headers: {}, body: String(error) };
  }
}

/** Takes and gives JSON; `together` fetches are under way at a time. */
async function probe(json) {
  const { together, fetches } = JSON.parse(json);
  const results = new Array(fetches.length);
  let next = 0;
  const worker = async () => {
    while (next < fetches.length) {
      const index = next++;
      results[index] = await one(fetches[index]);
    }
  };
  await Promise.all(Array.from({ length: together }, worker));
  return JSON.stringify(results);
}
