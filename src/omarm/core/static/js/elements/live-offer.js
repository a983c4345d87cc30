// <live-offer src="/live" token-url="/live/token/" kind="post" one="1 new post" more="{n} new posts"><a href="/" hidden></a></live-offer>
// Shows the link when something of its kind came that is not on the page yet (as "post-12"). `token-url` answers {"token": "…"};
// a first one may stand in `token`.
import { listen } from "live"

class LiveOffer extends HTMLElement {
  #seen = new Set()
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

  #heard = ({ kind, id }) => {
    if (kind !== this.getAttribute("kind") || document.getElementById(`${kind}-${id}`)) return

    this.#seen.add(id)
    const link = this.querySelector("a")
    link.textContent = this.getAttribute(this.#seen.size === 1 ? "one" : "more").replace("{n}", this.#seen.size)
    link.hidden = false
  }

  #fresh = async () => {
    const token = this.getAttribute("token") || (await this.#newToken())
    this.removeAttribute("token")
    return `${this.getAttribute("src")}?token=${encodeURIComponent(token)}`
  }

  async #newToken() {
    const answer = await fetch(this.getAttribute("token-url"), { headers: { Accept: "application/json" } })
    return answer.ok ? (await answer.json()).token : ""
  }
}

customElements.define("live-offer", LiveOffer)
