/// What to do next about a failure: one or two plain sentences for every kind.
///
/// Responsible for words; follows the reference's columns “What to do” and “Strategy”. Decides
/// nothing: whether a retry follows is `RetryPolicy`'s.
package enum Advice {
  package static func text(for failure: Failure, in context: AdviceContext) -> String {
    switch FailureKind(failure) {
    case .badRequest, .unprocessable: invalid(failure)
    case .unauthorized: unauthorized(context)
    case .paymentRequired: payment(failure, context)
    case .spendLimit:
      "Your organisation's spend limit is reached"
        + resets(failure, context, otherwise: ". Ask its administrator for more.")
    case .freeTierCap:
      "The free allowance of this model is used up"
        + resets(failure, context, otherwise: ".") + " Another model may work now."
    case .planLimit:
      "Your plan's limit is reached"
        + resets(failure, context, otherwise: ".") + " A model outside of the plan may work now."
    case .entitlement:
      "Your account does not have the plan that \(context.model.rawValue) needs. "
        + "Choose another model or change the plan."
    case .forbidden:
      "The key has no access to this resource. Check the key's permissions"
        + (context.isCline ? " at app.cline.bot." : ".")
    case .reservedModel:
      "\(context.model.rawValue) is reserved for Cline's own applications. Choose another model; "
        + "the key is fine."
    case .regionBlocked:
      "\(context.model.rawValue) is not available in your region. Choose another model."
    case .edgeBlocked:
      "Blocked by the network's edge before it reached the API: the key is not at fault. "
        + "Check proxy and VPN, or try again later" + edgeID(failure)
    case .notFound, .modelNotFound: missing(failure, context)
    case .payloadTooLarge:
      "The conversation is too large to send. Begin a new one or shorten the prompt."
    case .rateLimited: rateLimited(failure, context)
    case .serverError:
      "The server had an error of its own. Try again in a while; if it stays, report it with the "
        + "request ID."
    case .badGateway:
      "The provider behind the API failed. Try again in a while, or choose another model."
    case .unavailable: "The service is down for the moment. Try again in a while."
    case .upstreamRejected:
      "The provider behind the API refused the request"
        + (failure.details.upstreamStatus.map { " with \($0)" } ?? "")
        + ", so trying again will not help. Choose another model."
    case .otherTransientStatus:
      "The server or something before it did not answer in time. Try again in a while."
    case .contextLengthExceeded:
      "The conversation is longer than the model can read. Begin a new one, shorten the prompt, or "
        + "choose a model with a larger context."
    case .contentFilter: "A safety filter blocked the content. Change the prompt and send it again."
    case .midStreamServerError:
      "The provider failed while it was answering. Try again, or choose another model."
    case .network(let step): network(step, context)
    case .emptyAnswer: "The model answered with nothing. Try again, or choose another model."
    case .badFormat:
      "\(context.endpoint) answered with something that is no chat completion. Check the base URL."
    case .client: unsent(failure)
    case .unknown: "Try again; if it stays, report it with the request ID."
    }
  }

  private static func unsent(_ failure: Failure) -> String {
    switch failure.code {
    case FailureCodes.attachmentMissing:
      "Nothing was sent. Edit the prompt: attach the file again, or take it out."
    case FailureCodes.requestTooLarge:
      "Nothing was sent. Begin a new conversation, or take pictures out of the prompts."
    default: "Nothing was sent. Check the configuration."
    }
  }

  private static func invalid(_ failure: Failure) -> String {
    if let parameter = failure.refusedParameter {
      return
        "The server does not accept “\(parameter)” for this model. /set \(parameter) off leaves "
        + "it out of this conversation's requests; then send again."
    }
    guard let parameter = failure.parameter, !parameter.isEmpty else {
      return "The request is not valid, and trying again will not help: change what the message "
        + "names."
    }
    return "The server does not accept “\(parameter)”. Change it and send again."
  }

  private static func unauthorized(_ context: AdviceContext) -> String {
    guard let origin = context.keyOrigin else {
      return "No API key was sent. Set CLINE_API_KEY, or key_env, key_command or key_file of the "
        + "endpoint in the configuration."
    }
    return "Verify the API key from \(origin): it is wrong, or it was deleted."
      + (context.isCline ? " Keys are made at app.cline.bot, Settings, API Keys." : "")
  }

  private static func payment(_ failure: Failure, _ context: AdviceContext) -> String {
    let balance =
      failure.details.balance.map { "The balance is \(Wording.dollars($0)). " } ?? ""
    guard context.isCline else {
      let link = failure.details.buyCreditsURL.map { ": \($0)" } ?? "."
      return balance + "Add credits with the provider behind \(context.endpoint)" + link
    }
    return balance + "Add credits at app.cline.bot"
      + (failure.details.buyCreditsURL.map { ": \($0)" } ?? ".")
  }

  private static func missing(_ failure: Failure, _ context: AdviceContext) -> String {
    let model = context.model.rawValue
    let isKnown = context.knownModels.contains(context.model)
    let nearest = ModelSuggestions.nearest(to: context.model, among: context.knownModels)
    if !isKnown, !nearest.isEmpty {
      return "\(model) is not known here. Did you mean "
        + nearest.map(\.rawValue).joined(separator: " or ") + "?"
    }
    if FailureKind(failure) == .modelNotFound {
      return "\(model) is not available here. Choose another model, or check its ID "
        + "(provider/model-name)."
    }
    return "Check the base URL (\(context.endpoint)) and the model ID \(model), which has the form "
      + "provider/model-name."
  }

  private static func rateLimited(_ failure: Failure, _ context: AdviceContext) -> String {
    guard let seconds = failure.hints.waitSeconds ?? failure.details.resetSeconds else {
      return "Too many requests. Wait a minute and try again; another model may work now."
    }
    return "Too many requests. Try again "
      + Wording.wait(seconds, from: context.failedAt, utcOffset: context.utcOffset)
      + "; another model may work now."
  }

  /// “; it resets in 19 h 39 min (09:10).”, or `otherwise` when nobody said when.
  private static func resets(
    _ failure: Failure, _ context: AdviceContext, otherwise: String
  ) -> String {
    guard let seconds = failure.details.resetSeconds ?? failure.hints.waitSeconds else {
      return otherwise
    }
    return "; it resets "
      + Wording.wait(seconds, from: context.failedAt, utcOffset: context.utcOffset) + "."
  }

  private static func edgeID(_ failure: Failure) -> String {
    failure.details.edgeID.map { "; its ID is \($0)." } ?? "."
  }

  private static func network(_ step: Failure.Step, _ context: AdviceContext) -> String {
    let endpoint = context.endpoint
    return switch step {
    case .resolve:
      "The name of \(endpoint) was not found. Check the network, and the base URL for a typing error."
    case .connect:
      "No connection to \(endpoint). Check the network, and whether the server runs there."
    case .tls:
      "No secure connection to \(endpoint). Check this machine's clock and certificates, and "
        + "whether a proxy stands between."
    case .proxy: "The proxy did not connect to \(endpoint). Check https_proxy and no_proxy."
    case .firstByte:
      "\(endpoint) took the request and did not answer in time. Try again, or choose another model."
    case .idle:
      "\(endpoint) went silent while it was answering. What had come is kept; try again."
    case .cut, .empty, .format:
      "The connection to \(endpoint) broke. What had come is kept; try again."
    }
  }
}
