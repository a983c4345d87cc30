// <live-offer src="/live" token-url="/live/token/" kind="post" channels="all g" into="stream" one="1 new post" more="{n} new posts"><a href="/" hidden></a></live-offer>
// Shows the link when something of its kind came that is not on the page yet (as "post-12"). `channels` are those that
// count, or the letters that they begin with; without it all do. `wants` is what to hear besides ("group=3"). What the link
// brings into the element with the id `into` is offered no longer.
import { listenWhileShown } from "listening"

class LiveOffer extends HTMLElement {
  #seen = new Set()
  #stop = null
  #isAsked = false

  connectedCallback() {
    const wants = (this.getAttribute("wants") ?? "").split(" ").filter(Boolean)
    this.#stop = listenWhileShown(this, { heard: this.#heard, wants })
    const place = document.getElementById(this.getAttribute("into"))
    if (place) this.#arrivals.observe(place, { childList: true })
    this.addEventListener("click", this.#ask)
  }

  disconnectedCallback() {
    this.#stop()
    this.#arrivals.disconnect()
  }

  #ask = () => {
    this.#isAsked = true
  }

  #arrivals = new MutationObserver(() => {
    if (!this.#isAsked) return

    this.#isAsked = false
    this.#seen.clear()
    this.#show()
  })

  #heard = ({ kind, id, on }) => {
    if (kind !== this.getAttribute("kind") || !this.#counts(on) || document.getElementById(`${kind}-${id}`)) return

    this.#seen.add(id)
    this.#show()
  }

  #counts(on) {
    const counted = this.getAttribute("channels")?.split(" ")
    return !counted || on.some((channel) => counted.includes(channel) || counted.includes(channel.replace(/\d+$/, "")))
  }

  #show() {
    const link = this.querySelector("a")
    link.textContent = this.getAttribute(this.#seen.size === 1 ? "one" : "more").replace("{n}", this.#seen.size)
    link.hidden = !this.#seen.size
  }
}

customElements.define("live-offer", LiveOffer)
