// <live-offer src="/live" token="…" token-url="/live/token/" kind="post" one="1 new post" more="{n} new posts">
//   <a href="/" hidden></a>
// </live-offer>
// Shows the link when an event of its kind comes in. `token-url` answers {"token": "…"} and is asked when the first has run out.
import { listen } from "live"

class LiveOffer extends HTMLElement {
  #count = 0
  #leaving = null

  connectedCallback() {
    this.#start()
    addEventListener("pagehide", this.#stop)
    addEventListener("pageshow", this.#start)
  }

  disconnectedCallback() {
    this.#stop()
    removeEventListener("pagehide", this.#stop)
    removeEventListener("pageshow", this.#start)
  }

  #start = () => {
    if (this.#leaving) return

    this.#leaving = new AbortController()
    listen({ fresh: this.#fresh, heard: this.#heard, signal: this.#leaving.signal })
  }

  #stop = () => {
    this.#leaving?.abort()
    this.#leaving = null
  }

  #heard = ({ kind }) => {
    if (kind !== this.getAttribute("kind")) return

    this.#count += 1
    const link = this.querySelector("a")
    link.textContent = this.getAttribute(this.#count === 1 ? "one" : "more").replace("{n}", this.#count)
    link.hidden = false
  }

  #fresh = async () => {
    const token = this.getAttribute("token") || (await this.#newToken())
    this.removeAttribute("token")
    return `${this.getAttribute("src")}?token=${encodeURIComponent(token)}`
  }

  async #newToken() {
    const answer = await fetch(this.getAttribute("token-url"), { headers: { Accept: "application/json" } })
    if (!answer.ok) throw new Error(`No token: ${answer.status}`)
    return (await answer.json()).token
  }
}

customElements.define("live-offer", LiveOffer)
