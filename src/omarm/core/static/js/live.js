// One connection to the server for all tabs of this browser: the tab that holds the lock listens and tells the others.
const LOCK = "omarm-live"
const RETRY = { first: 2000, most: 60000 }

// Calls `heard` with every event ({kind, …}) until `signal` aborts. `fresh()` gives the address, with a new token.
export function listen({ fresh, heard, signal }) {
  const channel = new BroadcastChannel(LOCK)
  channel.onmessage = ({ data }) => heard(data)
  signal.addEventListener("abort", () => channel.close())

  const tell = (data) => {
    channel.postMessage(data)
    heard(data)
  }
  const connected = () => connect({ fresh, tell, signal })
  if (navigator.locks) {
    navigator.locks.request(LOCK, { signal }, connected).catch(ignoreAbort)
  } else {
    connected()
  }
}

async function connect({ fresh, tell, signal }) {
  for (let wait = RETRY.first; !signal.aborted; wait = Math.min(wait * 2, RETRY.most)) {
    const url = await fresh().catch(() => null)
    if (url && (await untilClosed({ url, tell, signal }))) wait = RETRY.first
    if (!signal.aborted) await pause(wait, signal)
  }
}

// Settles when the connection ends: true if it ever worked.
function untilClosed({ url, tell, signal }) {
  return new Promise((done) => {
    const source = new EventSource(url)
    let worked = false
    const stop = () => {
      source.close()
      done(worked)
    }
    source.onopen = () => (worked = true)
    source.onmessage = ({ data }) => tell(JSON.parse(data))
    source.onerror = stop
    signal.addEventListener("abort", stop, { once: true })
  })
}

// Spread a little, so that all browsers do not come back in the same second after a restart.
function pause(wait, signal) {
  return new Promise((done) => {
    const timer = setTimeout(done, wait * (0.75 + Math.random() / 2))
    signal.addEventListener("abort", () => (clearTimeout(timer), done()), { once: true })
  })
}

function ignoreAbort(error) {
  if (error.name !== "AbortError") throw error
}
